// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Host.Serving;
using Syncer.Host.Settings;

namespace Syncer.Host.Tests;

/// <summary>A server with every port that pages speak of, each on a free one.</summary>
internal static class DocumentedServer
{
    public static Task<ManifestServer> StartAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("agent-gateway"));
        var free = new IPEndPoint(IPAddress.Loopback, 0);
        return ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [folder.FullPath],
                XdsAddress = free,
                HealthAddress = free,
                MetricsAddress = free,
                AdminAddress = free,
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );
    }

    /// <summary>Where that is served that a setting has on this port by default.</summary>
    public static IPEndPoint AddressOf(ManifestServer server, int defaultPort)
    {
        var settings = new ServerSettings();
        return defaultPort == settings.HealthAddress!.Port ? server.HealthAddress!
            : defaultPort == settings.MetricsAddress!.Port ? server.MetricsAddress!
            : defaultPort == settings.AdminAddress!.Port ? server.AdminAddress!
            : throw new ArgumentOutOfRangeException(nameof(defaultPort), defaultPort, "no port of the program");
    }
}
