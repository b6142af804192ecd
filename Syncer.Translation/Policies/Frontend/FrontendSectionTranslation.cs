// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Frontend;
using static Syncer.Protos.Resources.FrontendPolicySpec.Types;

namespace Syncer.Translation.Policies.Frontend;

/// <summary>How connections of clients are accepted and reported (spec backends-policies 4.8).</summary>
internal static class FrontendSectionTranslation
{
    /// <summary>The settings of a section by the suffix of their key, in the order of the specification.</summary>
    /// <param name="translation">The object that holds the section.</param>
    /// <param name="field">The path of the section, for example <c>spec.frontend</c>.</param>
    /// <param name="section">The section.</param>
    public static IEnumerable<(string KeySuffix, FrontendPolicySpec Spec)> Translate(
        ObjectTranslation translation,
        string field,
        FrontendSection section
    )
    {
        if (section.Http is { } http)
            yield return (
                ":frontend-http",
                new() { Http = FrontendConnections.Http(translation, $"{field}.http", http) }
            );
        if (section.ProxyProtocol is { } proxyProtocol)
            yield return (":frontend-proxy", new() { ProxyProtocol = ProxyProtocolOf(proxyProtocol) });
        if (section.Connect is { } connect)
            yield return (":frontend-connect", new() { Connect = new() { Mode = ConnectMode(connect.Mode) } });
        if (section.Tls is { } tls)
            yield return (":frontend-tls", new() { Tls = FrontendConnections.Tls(translation, $"{field}.tls", tls) });
        if (section.Tcp is { } tcp)
        {
            var keepalives = tcp.Keepalive is { } keepalive
                ? ConnectionFields.Keepalive(translation, $"{field}.tcp.keepalive", keepalive)
                : null;
            yield return (":frontend-tcp", new() { Tcp = new() { Keepalives = keepalives } });
        }
        if (
            section.NetworkAuthorization is { } rules
            && AuthorizationTranslation.HasRules(translation, $"{field}.networkAuthorization", rules)
        )
        {
            var message = new NetworkAuthorization();
            new AuthorizationTranslation(message.Allow, message.Deny, message.Require).Add(rules);
            yield return (":frontend-network-authz", new() { NetworkAuthorization = message });
        }
        if (section.AccessLog is { } log)
        {
            var message = TelemetryTranslation.AccessLog(translation, $"{field}.accessLog", log);
            yield return (":frontend-logging", new() { Logging = message });
        }
        if (section.Tracing is { } tracing)
        {
            var message = TelemetryTranslation.Traces(translation, $"{field}.tracing", tracing);
            yield return (":frontend-tracing", new() { Tracing = message });
        }
        if (section.Metrics is { } metrics)
        {
            var message = TelemetryTranslation.MetricFields(translation, $"{field}.metrics", metrics);
            yield return (":frontend-metrics", new() { Metrics = message });
        }
    }

    private static ProxyProtocol ProxyProtocolOf(FrontendSection.ProxyProtocolSettings settings) =>
        new()
        {
            Version = settings.Version switch
            {
                "V1" => ProxyProtocol.Types.Version.V1,
                "All" => ProxyProtocol.Types.Version.All,
                _ => ProxyProtocol.Types.Version.V2,
            },
            Mode = settings.Mode == "Optional" ? ProxyProtocol.Types.Mode.Optional : ProxyProtocol.Types.Mode.Strict,
        };

    private static Connect.Types.Mode ConnectMode(string? text) =>
        text switch
        {
            "Route" => Connect.Types.Mode.Route,
            "Tunnel" => Connect.Types.Mode.Tunnel,
            _ => Connect.Types.Mode.Deny,
        };
}
