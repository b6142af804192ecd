// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>The names of networks within which every address can be reached directly (spec xds-addresses 5.7).</summary>
internal static class MeshNetwork
{
    /// <summary>The network that labels name, or null where they name none.</summary>
    public static string? LabelOf(LabelSet labels) =>
        labels.TryGetValue("topology.istio.io/network", out var network) && network.Length > 0 ? network : null;
}
