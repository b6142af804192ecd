// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Gateways.Tls;

namespace Syncer.Translation.Tests.Gateways.Layouts;

/// <summary>Resolved listeners without TLS.</summary>
internal static class LayoutRows
{
    public static ResolvedListener Listener(
        string name,
        string protocol,
        int port,
        string? hostname = null,
        bool isInternal = false
    )
    {
        var spec = GatewayRows.Listener(name, port, protocol, hostname);
        return new()
        {
            Facts = new()
            {
                ListenerKey = $"infra/gw.{name}",
                Gateway = new("infra", "gw"),
                SectionName = name,
                Port = port,
                Protocol = protocol,
                Hostname = hostname ?? "",
                Hostnames = [],
                AllowedKinds = [],
            },
            Protocol = ListenerProtocols.Parse(protocol),
            IsInternal = isInternal,
            Tls = ResolvedTls.None,
            NotAccepted = ListenerProtocols.Check(spec) ?? ListenerPorts.Check(port),
        };
    }
}
