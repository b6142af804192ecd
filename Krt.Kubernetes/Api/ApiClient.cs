// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Krt.Kubernetes.Api.Access;

namespace Krt.Kubernetes.Api;

/// <summary>Talks to an API server: paths and bodies in, bodies or typed errors out. May be used from any thread.</summary>
/// <remarks>
/// Nothing is tried again but a request that a rotated token file would have let through. Errors are
/// <see cref="ApiException"/> when the server answered, <see cref="HttpRequestException"/> or <see cref="IOException"/> when
/// the connection failed, and <see cref="TimeoutException"/>.
/// </remarks>
public sealed class ApiClient : IDisposable
{
    private readonly ApiClientOptions _options;
    private readonly RequestRate _rate;
    private readonly TokenFile? _tokenFile;
    private readonly k8s.Kubernetes _transport;

    /// <summary>Creates a client; no connection is made yet.</summary>
    /// <param name="access">Where the server is and who the client is there.</param>
    /// <param name="options">How to behave.</param>
    /// <exception cref="FormatException">The credentials cannot be used.</exception>
    public ApiClient(ClusterAccess access, ApiClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(access);
        _options = options ?? new ApiClientOptions();
        _rate = new RequestRate(_options.QueriesPerSecond, _options.Burst, _options.TimeProvider);
        _tokenFile = access.TokenFile is { } path ? new TokenFile(path, _options.TimeProvider) : null;
        _transport = access.CreateTransport(_tokenFile, ConfigureHandler);
        Server = _transport.BaseUri;
    }

    /// <summary>The address of the server.</summary>
    public Uri Server { get; }

    /// <summary>Sends a request and reads the whole response.</summary>
    /// <returns>The body, as UTF-8.</returns>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await WithinTimeAsync(
                request,
                async token =>
                {
                    using var response = await SendCheckedAsync(request, token).ConfigureAwait(false);
                    return await response.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Sends a request and reads the whole response as JSON.</summary>
    /// <exception cref="JsonException">The response is not of that type.</exception>
    public async Task<T> SendAsync<T>(
        ApiRequest request,
        JsonTypeInfo<T> json,
        CancellationToken cancellationToken = default
    )
    {
        var body = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize(body.Span, json)
            ?? throw new JsonException($"{request.Method} {request.Path}: the response is null");
    }

    /// <summary>Sends a request whose response is read while it arrives.</summary>
    /// <returns>The body. Disposing it ends the request; reading it is not limited in time.</returns>
    public Task<Stream> OpenAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WithinTimeAsync(
            request,
            async token =>
            {
                var response = await SendCheckedAsync(request, token).ConfigureAwait(false);
                return await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private void ConfigureHandler(SocketsHttpHandler handler)
    {
        handler.EnableMultipleHttp2Connections = true;
        handler.KeepAlivePingDelay = _options.PingInterval;
        handler.KeepAlivePingTimeout = _options.PingInterval;
        handler.InitialHttp2StreamWindowSize = 1 << 20;
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
    }

    private async Task<T> WithinTimeAsync<T>(
        ApiRequest request,
        Func<CancellationToken, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(_options.RequestTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await send(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{request.Method} {request.Path.Split('?')[0]}: no answer within {_options.RequestTimeout.TotalSeconds} s"
            );
        }
    }

    private async Task<HttpResponseMessage> SendCheckedAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var token = _tokenFile?.Current;
        var response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && _tokenFile?.Reload(token) == true)
        {
            response.Dispose();
            response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
        }
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            throw ApiStatus.ReadError(response, body);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        await _rate.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var message = CreateMessage(request);
        if (_transport.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(message, cancellationToken).ConfigureAwait(false);
        return await _transport
            .HttpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }

    private HttpRequestMessage CreateMessage(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(Server, request.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (_options.ImpersonateUser is { } user)
            message.Headers.Add("Impersonate-User", user);
        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }
        return message;
    }
}
