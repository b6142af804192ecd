// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>
/// A connection to an endpoint, secured and through its proxy, for one request. The parts are made here and not by
/// <see cref="SocketsHttpHandler"/> because endpoint and proxy each have a name, authorities and checks of their own.
/// </summary>
internal sealed class JwksConnection : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly Uri? _forwarder;
    private Stream? _unused;

    private JwksConnection(Stream stream, Uri? forwarder)
    {
        _stream = _unused = stream;
        _forwarder = forwarder;
    }

    public static async Task<JwksConnection> OpenAsync(JwksEndpoint endpoint, CancellationToken cancellationToken)
    {
        var url = new Uri(endpoint.Url);
        var proxy = endpoint.Proxy is { } between ? new Uri(between.Url) : null;
        var stream = await DialAsync(proxy ?? url, cancellationToken);
        try
        {
            if (endpoint.Proxy?.Tls is { } proxyTls)
                stream = await EndpointTlsStream.OpenAsync(stream, proxy!, proxyTls, cancellationToken);
            if (endpoint.Tls is not { } tls)
                return new(stream, proxy);
            if (proxy is not null)
                await ConnectTunnel.OpenAsync(stream, url, cancellationToken);
            stream = await EndpointTlsStream.OpenAsync(stream, url, tls, cancellationToken);
            return new(stream, forwarder: null);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends one request through the connection.</summary>
    public SocketsHttpHandler CreateHandler() =>
        new()
        {
            ConnectCallback = (_, _) => ValueTask.FromResult(Take()),
            AllowAutoRedirect = false,
            UseCookies = false,
            // The connection ends at the proxy; all that is left to do is to write the whole URL into the request.
            UseProxy = _forwarder is not null,
            Proxy = _forwarder is { } forwarder ? new WebProxy(forwarder.Host, forwarder.Port) : null,
        };

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static async Task<Stream> DialAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.IdnHost, address.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Stream Take() =>
        Interlocked.Exchange(ref _unused, null) ?? throw new IOException("the connection was closed before the answer");
}
