// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Syncer.Host.Tls;

/// <summary>Serves xDS with TLS (spec xds-addresses 1.9, 3.3).</summary>
internal static class TlsListenOptions
{
    private const byte Handshake = 0x16;

    /// <summary>Sets the endpoint up for a mode.</summary>
    /// <param name="listen">The endpoint.</param>
    /// <param name="mode">How proxies connect.</param>
    /// <param name="patience">How long a client may take to choose, and how long for its handshake.</param>
    /// <param name="certificate">The certificate of the moment; never asked for in plaintext mode.</param>
    public static void UseXdsMode(
        this ListenOptions listen,
        XdsMode mode,
        TimeSpan patience,
        Func<SslStreamCertificateContext> certificate
    )
    {
        if (mode == XdsMode.Plaintext)
            return;
        ConnectionDelegate? afterTls = null;
        if (mode == XdsMode.Either)
            listen.Use(tls => connection => ChooseAsync(connection, patience, tls, afterTls!));
        listen.UseHttps(
            new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = patience,
                OnConnection = _ =>
                    ValueTask.FromResult(
                        new SslServerAuthenticationOptions
                        {
                            ServerCertificateContext = certificate(),
                            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                            ApplicationProtocols = [SslApplicationProtocol.Http2],
                        }
                    ),
            }
        );
        listen.Use(next => afterTls = next);
    }

    /// <summary>The first byte tells: a handshake of TLS begins with its own, HTTP/2 with a letter.</summary>
    private static async Task ChooseAsync(
        ConnectionContext connection,
        TimeSpan patience,
        ConnectionDelegate tls,
        ConnectionDelegate plain
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        late.CancelAfter(patience);
        var input = connection.Transport.Input;
        bool isTls;
        try
        {
            var read = await input.ReadAsync(late.Token);
            if (read.Buffer.IsEmpty)
                return;
            isTls = read.Buffer.FirstSpan[0] == Handshake;
            input.AdvanceTo(read.Buffer.Start);
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionResetException)
        {
            return;
        }
        await (isTls ? tls : plain)(connection);
    }
}
