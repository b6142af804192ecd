// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>What a Namespace says about waypoints, for the objects in it that say nothing themselves.</summary>
/// <param name="Reference">The waypoint it names, if it says anything.</param>
/// <param name="IngressUsesWaypoint">Whether gateways go through waypoints.</param>
internal sealed record WaypointChoice(WaypointReference? Reference, bool IngressUsesWaypoint)
{
    private const string IngressLabel = "istio.io/ingress-use-waypoint";

    /// <summary>The choices of Namespaces; those that make none have no row.</summary>
    public static IKrtCollection<NamespacedName, WaypointChoice> OfNamespaces(
        IKrtCollection<NamespacedName, Namespace> namespaces
    ) => namespaces.Select((_, row) => Of(row), new() { Name = "NamespaceWaypoints" });

    /// <summary>What labels say about ingress, or null where they say nothing.</summary>
    public static bool? Ingress(LabelSet labels) =>
        labels.TryGetValue(IngressLabel, out var text) ? text is "1" or "t" or "T" or "true" or "TRUE" or "True" : null;

    private static WaypointChoice? Of(Namespace row)
    {
        var reference = WaypointReference.Of(row.Metadata.Labels, row.Metadata.Name);
        var ingress = Ingress(row.Metadata.Labels);
        return reference is null && ingress is null ? null : new(reference, ingress is true);
    }
}
