// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Syncer.Host.Serving.Xds;
using Syncer.Host.Tls;

namespace Syncer.Host.Settings;

/// <summary>What the settings say about xDS, with or without a cluster.</summary>
internal static class XdsChoice
{
    /// <summary>Who must authenticate does so by the API server, unless there is a key set.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="namespace">The namespace of the program.</param>
    public static XdsServingOptions ForCluster(BoundSettings settings, string @namespace)
    {
        var server = settings.Server;
        return Of(server, server.XdsAuth) with
        {
            TlsHosts = [.. HostsOf(server, @namespace, settings.Translation.ClusterDomain)],
        };
    }

    /// <summary>
    /// Without a cluster there is nobody to ask about tokens. On the loopback interface everybody is served unless the operator
    /// says otherwise; where others can connect, the operator has to say what is meant.
    /// </summary>
    /// <param name="settings">All settings.</param>
    /// <param name="problem">What does not fit together, where the result is null.</param>
    public static XdsServingOptions? ForManifests(BoundSettings settings, out string problem)
    {
        var server = settings.Server;
        var isChosen = settings.Values.Any(value => value.Setting.Name == "xdsAuth" && value.Origin != "default");
        var hasKeySet = server.XdsKeySet is not ("" or XdsServingOptions.KeySetOfCluster);
        problem =
            server.XdsMode != XdsMode.Plaintext && server.XdsTlsCertificate.Length == 0
                ? "--xds-mode needs --xds-tls-certificate and --xds-tls-key where there is no cluster"
            : (server.XdsTlsCertificate.Length == 0) != (server.XdsTlsKey.Length == 0)
                ? "--xds-tls-certificate and --xds-tls-key come together"
            : server.XdsAuth && isChosen && !hasKeySet
                ? "--xds-auth true needs --xds-key-set FILE where there is no cluster to ask about tokens"
            : server.XdsAuth && !hasKeySet && !IPAddress.IsLoopback(server.XdsAddress.Address)
                ? $"others can connect to {server.XdsAddress}: --xds-auth false serves everybody, --xds-key-set FILE those with a token"
            : "";
        return problem.Length > 0 ? null : Of(server, server.XdsAuth && hasKeySet);
    }

    private static XdsServingOptions Of(ServerSettings server, bool authenticate) =>
        new()
        {
            Authenticate = authenticate,
            KeySet = server.XdsKeySet,
            TokenIssuer = server.XdsTokenIssuer,
            AllowedServiceAccounts = server.XdsAllowedServiceAccounts,
            Mode = server.XdsMode,
            TlsSecret = server.XdsTlsSecret,
            TlsCertificate = server.XdsTlsCertificate,
            TlsKey = server.XdsTlsKey,
            HandshakeTimeout = TimeSpan.FromSeconds(server.XdsHandshakeTimeout),
            Configure = options =>
            {
                options.StreamsPerSecond = server.XdsStreamsPerSecond;
                options.MaxStreamsPerPeer = server.XdsMaxStreamsPerPeer;
                options.MaxConnectionAge =
                    server.XdsMaxConnectionAge > 0 ? TimeSpan.FromSeconds(server.XdsMaxConnectionAge) : null;
                options.RequestsPerSecond = server.XdsRequestsPerSecond;
                options.MaxRequestSize = server.XdsMaxRequestSize;
                options.FirstRequestTimeout = TimeSpan.FromSeconds(server.XdsFirstRequestTimeout);
                options.SendTimeout = TimeSpan.FromSeconds(server.XdsSendTimeout);
                options.DrainPeriod = TimeSpan.FromSeconds(server.XdsDrainPeriod);
            },
        };

    private static IEnumerable<string> HostsOf(ServerSettings server, string @namespace, string clusterDomain)
    {
        var service = $"{server.XdsServiceName}.{@namespace}";
        string[] hosts =
            server.XdsServiceHost.Length > 0
                ? [server.XdsServiceHost]
                : [service, $"{service}.svc", $"{service}.svc.{clusterDomain}"];
        return hosts.Concat(
            server.AdditionalXdsTlsHosts.Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        );
    }
}
