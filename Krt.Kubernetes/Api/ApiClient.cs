// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Krt.Kubernetes.Api.Access;

namespace Krt.Kubernetes.Api;

/// <summary>Talks to an API server: paths and bodies in, bodies or typed errors out. May be used from any thread.</summary>
/// <remarks>
/// Nothing is tried again but a request that a renewed credential may let through. Errors are
/// <see cref="ApiException"/> when the server answered, <see cref="HttpRequestException"/> or <see cref="IOException"/> when
/// the connection failed or there is no credential, and <see cref="TimeoutException"/>.
/// </remarks>
public sealed class ApiClient : IDisposable
{
    private readonly ApiClientOptions _options;
    private readonly RequestRate _rate;
    private readonly ICredentialSource _credentials;
    private readonly ApiConnections _connections;
    private readonly string _prefix;

    /// <summary>Creates a client; no connection is made yet.</summary>
    /// <param name="access">Where the server is and who the client is there.</param>
    /// <param name="options">How to behave.</param>
    public ApiClient(ClusterAccess access, ApiClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(access);
        _options = options ?? new ApiClientOptions();
        _rate = new RequestRate(_options.QueriesPerSecond, _options.Burst, _options.TimeProvider);
        _credentials = access.Credentials;
        _connections = new ApiConnections(access, _options.PingInterval);
        _prefix = access.Server.AbsoluteUri.TrimEnd('/');
        Server = access.Server;
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
    public void Dispose() => _connections.Dispose();

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
        var credential = await _credentials.CurrentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendOnceAsync(request, credential, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Code == HttpStatusCode.Unauthorized)
        {
            if (!await _credentials.RenewAsync(credential, cancellationToken).ConfigureAwait(false))
                throw;
        }
        credential = await _credentials.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return await SendOnceAsync(request, credential, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        ApiRequest request,
        Credential credential,
        CancellationToken cancellationToken
    )
    {
        await _rate.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var message = CreateMessage(request);
        message.Headers.Authorization = credential.Authorization;
        var response = await _connections
            .ClientOf(credential)
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            throw ApiStatus.ReadError(response, body);
        }
    }

    private HttpRequestMessage CreateMessage(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, _prefix + request.Path)
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
