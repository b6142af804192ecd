// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sets Kestrel up for delta xDS.</summary>
public static class DeltaXdsKestrelExtensions
{
    /// <summary>
    /// Listens for proxies (spec xds-addresses 1.9): HTTP/2 only, with prior knowledge where there is no TLS; streams that
    /// are silent for days are no offence, dead peers are noticed by pings.
    /// </summary>
    /// <param name="kestrel">The server. Its limits of data rates and buffers and its pings apply to every endpoint of it.</param>
    /// <param name="endpoint">The address and port.</param>
    /// <param name="configure">Adds to the endpoint, TLS for instance.</param>
    public static void ConfigureXdsEndpoint(
        this KestrelServerOptions kestrel,
        IPEndPoint endpoint,
        Action<ListenOptions>? configure = null
    )
    {
        // Where something in front takes the TLS off, proxies say https all the same.
        kestrel.AllowAlternateSchemes = true;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        // What a proxy has not taken waits in the encodings that all share, not in a buffer of its own.
        kestrel.Limits.MaxResponseBufferSize = 16 * 1024;
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        kestrel.Limits.Http2.InitialConnectionWindowSize = 2 * 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        kestrel.Listen(
            endpoint,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                configure?.Invoke(listen);
            }
        );
    }
}
