// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>
/// Fetches key sets, over a connection of its own each. Redirects are not followed: who writes a policy says what is
/// trusted, and nobody else. May be used from any thread.
/// </summary>
internal sealed class JwksClient(JwksClientOptions options)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The key set, as it was received.</summary>
    /// <exception cref="JwksFetchException">It could not be fetched, or is none.</exception>
    public async Task<string> FetchAsync(JwksEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await using var connection = await ConnectAsync(endpoint, either.Token);
            return await SendAsync(endpoint, connection, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new JwksFetchException($"no answer within {options.Timeout.TotalSeconds} s");
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or SocketException or AuthenticationException)
        {
            throw new JwksFetchException(e.GetBaseException().Message, e);
        }
    }

    private async Task<JwksConnection> ConnectAsync(JwksEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await JwksConnection.OpenAsync(endpoint, either.Token);
        }
        catch (OperationCanceledException)
            when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new JwksFetchException($"no connection within {options.ConnectTimeout.TotalSeconds} s");
        }
    }

    private async Task<string> SendAsync(
        JwksEndpoint endpoint,
        JwksConnection connection,
        CancellationToken cancellationToken
    )
    {
        using var handler = connection.CreateHandler();
        using var http = new HttpMessageInvoker(handler);
        using var request = CreateRequest(new Uri(endpoint.Url));
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new JwksFetchException($"the answer is the status {(int)response.StatusCode}");
        var body = await ReadAsync(response.Content, cancellationToken);
        if (KeySetText.Problem(body) is { } problem)
            throw new JwksFetchException(problem);
        try
        {
            return StrictUtf8.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new JwksFetchException("it is no JSON: it is not UTF-8");
        }
    }

    private HttpRequestMessage CreateRequest(Uri url)
    {
        // The connection is secured already: what is sent through it is plain HTTP.
        var plain = new UriBuilder(url) { Scheme = Uri.UriSchemeHttp, Port = url.Port }.Uri;
        var request = new HttpRequestMessage(HttpMethod.Get, plain)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = url.Authority;
        request.Headers.ConnectionClose = true;
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        return request;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > options.MaxBytes)
                throw new JwksFetchException($"the answer has more than {options.MaxBytes} bytes");
            body.Write(buffer, 0, count);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
