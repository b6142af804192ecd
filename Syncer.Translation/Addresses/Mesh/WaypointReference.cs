// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>What the labels of an object, or of its Namespace, say about waypoints (spec xds-addresses 5.6).</summary>
/// <param name="Waypoint">The waypoint; null where the object wants none.</param>
internal sealed record WaypointReference(NamespacedName? Waypoint)
{
    private const string UseLabel = "istio.io/use-waypoint";
    private const string UseNamespaceLabel = "istio.io/use-waypoint-namespace";

    /// <summary>The reference, or null where nothing is said.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="namespace">The namespace of a waypoint that is named without one.</param>
    public static WaypointReference? Of(LabelSet labels, string @namespace)
    {
        if (!labels.TryGetValue(UseLabel, out var name) || name.Length == 0)
            return null;
        if (name == "none")
            return new(Waypoint: null);
        return new(
            new NamespacedName(
                labels.TryGetValue(UseNamespaceLabel, out var given) && given.Length > 0 ? given : @namespace,
                name
            )
        );
    }
}
