// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>Where nodes are (spec xds-addresses 5.5).</summary>
internal static class NodeLocality
{
    /// <summary>The localities by node; a node that says nothing about its place has no row.</summary>
    public static IKrtCollection<NamespacedName, Locality> Collect(IKrtCollection<NamespacedName, Node> nodes) =>
        nodes.Select((_, node) => Translate(node), new() { Name = "NodeLocalities" });

    /// <summary>The locality by the labels of the node, or <see langword="null"/> when all of them are missing or empty.</summary>
    public static Locality? Translate(Node node)
    {
        var locality = new Locality
        {
            Region = Label(node, "topology.kubernetes.io/region"),
            Zone = Label(node, "topology.kubernetes.io/zone"),
            Subzone = Label(node, "topology.istio.io/subzone"),
        };
        return locality is { Region: "", Zone: "", Subzone: "" } ? null : locality;
    }

    private static string Label(Node node, string name) =>
        node.Metadata.Labels.TryGetValue(name, out var value) ? value : "";
}
