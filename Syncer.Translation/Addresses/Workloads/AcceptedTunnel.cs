// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>The tunnel a workload accepts, and whether it speaks it without help (spec xds-addresses 5.5).</summary>
internal readonly record struct AcceptedTunnel(TunnelProtocol Protocol, bool IsNative)
{
    /// <summary>What labels, and the annotations of the object, say.</summary>
    public static AcceptedTunnel Of(LabelSet labels, LabelSet annotations)
    {
        if (labels.TryGetValue("networking.istio.io/tunnel", out var spoken) && spoken.Split(',').Contains("http"))
            return new(TunnelProtocol.Hbone, IsNative: true);
        var protocol =
            annotations.TryGetValue(AnnotationNames.AmbientRedirection, out var redirection) && redirection == "enabled"
                ? TunnelProtocol.Hbone
            : labels.TryGetValue("security.istio.io/tlsMode", out var mode) && mode == "istio"
                ? TunnelProtocol.LegacyIstioMtls
            : TunnelProtocol.None;
        return new(protocol, IsNative: false);
    }
}
