// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Services;

/// <summary>Which protocol a port speaks, from its appProtocol, name and number (spec xds-addresses 5.2.1).</summary>
internal static class AppProtocols
{
    public static AppProtocol Of(ServicePort port) =>
        port.Protocol != "TCP"
            ? AppProtocol.Unknown
            : port.AppProtocol switch
            {
                "kubernetes.io/h2c" => AppProtocol.Http2,
                "kubernetes.io/ws" => AppProtocol.Http11,
                "kubernetes.io/wss" => AppProtocol.Tls,
                var text => OfName(text ?? port.Name, port.Port),
            };

    /// <summary>The protocol of a port that tells it by name: <c>http</c>, or <c>http-</c> and anything.</summary>
    public static AppProtocol OfName(string name, long number)
    {
        // Not gRPC as the data plane understands it, so it must not be read as the prefix "grpc".
        if (name.StartsWith("grpc-web", StringComparison.OrdinalIgnoreCase))
            return AppProtocol.Unknown;
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var prefix = dash < 0 ? name : name[..dash];
        return prefix.ToLowerInvariant() switch
        {
            "http" => AppProtocol.Http11,
            "http2" => AppProtocol.Http2,
            "grpc" => AppProtocol.Grpc,
            "https" or "tls" => AppProtocol.Tls,
            "tcp" => AppProtocol.Tcp,
            "udp" or "http_proxy" or "mongo" or "redis" or "mysql" => AppProtocol.Unknown,
            _ => number is 25 or 53 or 3306 or 27017 ? AppProtocol.Tcp : AppProtocol.Unknown,
        };
    }
}
