// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>How a waypoint receives what is sent through it (spec xds-addresses 5.6).</summary>
/// <param name="Protocol">The envelope of connections.</param>
/// <param name="Port">The port, 0 where unset.</param>
internal readonly record struct InboundBinding(ApplicationTunnel.Types.Protocol Protocol, uint Port)
{
    // The protocol of listeners that expect the PROXY protocol.
    private const string ProxyProtocol = "istio.io/PROXY";

    /// <summary>Reads <c>NONE</c> or <c>PROXY</c>, with <c>/port</c> or without; null where it says something else.</summary>
    public static InboundBinding? Of(LabelSet annotations)
    {
        if (!annotations.TryGetValue(AnnotationNames.WaypointInboundBinding, out var text))
            return null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        ApplicationTunnel.Types.Protocol? protocol = (slash < 0 ? text : text[..slash]) switch
        {
            "NONE" => ApplicationTunnel.Types.Protocol.None,
            "PROXY" => ApplicationTunnel.Types.Protocol.Proxy,
            _ => null,
        };
        if (protocol is null || slash < 0)
            return protocol is { } alone ? new(alone, 0) : null;
        return
            uint.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && PortNumber.IsValid(port)
            ? new(protocol.Value, port)
            : null;
    }

    /// <summary>Whether the listener is the one this is about.</summary>
    public bool IsOf(ListenerSpec listener) =>
        Port > 0
            ? listener.Port == Port
            : Protocol == ApplicationTunnel.Types.Protocol.Proxy && listener.Protocol == ProxyProtocol;

    public ApplicationTunnel ToMessage() => new() { Protocol = Protocol, Port = Port };
}
