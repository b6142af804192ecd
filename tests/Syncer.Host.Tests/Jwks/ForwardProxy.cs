// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Syncer.Host.Tests.Jwks;

/// <summary>An HTTP proxy on a free port of loopback: it opens tunnels, and answers any other request itself.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _loop;

    public ForwardProxy(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>The first lines of requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What a request for a tunnel is answered.</summary>
    public string TunnelAnswer { get; set; } = "HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n";

    /// <summary>What any other request is answered.</summary>
    public string Answer { get; set; } = "";

    public string Url =>
        $"{(_certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(_certificate);
                stream = secured;
            }
            var head = new StringBuilder();
            while (
                !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
                && stream.ReadByte() is >= 0 and var next
            )
                head.Append((char)next);
            var request = head.ToString().Split("\r\n")[0];
            Requests.Enqueue(request);
            var isTunnel = request.StartsWith("CONNECT ", StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(isTunnel ? TunnelAnswer : Answer), _stop.Token);
            if (!isTunnel || !TunnelAnswer.StartsWith("HTTP/1.1 2", StringComparison.Ordinal))
                return;
            using var target = new TcpClient();
            await target.ConnectAsync(IPAddress.Loopback, new Uri("http://" + request.Split(' ')[1]).Port, _stop.Token);
            await Task.WhenAny(
                stream.CopyToAsync(target.GetStream(), _stop.Token),
                target.GetStream().CopyToAsync(stream, _stop.Token)
            );
        }
    }
}
