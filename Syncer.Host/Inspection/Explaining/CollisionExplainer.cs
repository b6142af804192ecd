// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Explains what becomes of resources whose names several objects of different kinds claim.</summary>
internal static class CollisionExplainer
{
    /// <summary>What there is to say of resources that are made of an object.</summary>
    /// <param name="inspector">What is inspected.</param>
    /// <param name="snapshot">The state that is explained.</param>
    /// <param name="impact">Everything that the object is read for.</param>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="served">The resources made of it that are served.</param>
    public static IEnumerable<string> Explain(
        SyncerInspector inspector,
        IKrtSnapshot snapshot,
        RowImpact impact,
        KubernetesKind kind,
        IReadOnlyList<ServedResource> served
    )
    {
        var collisions = snapshot.Of(inspector.Pipeline.Outputs.Collisions);
        if (collisions.Count == 0)
            yield break;
        var claimed = ServedResources
            .All(impact)
            .Where(row => inspector.Lineage.OriginOf(row.Collection) == kind)
            .Select(row => row.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var collision in collisions.Values.Where(collision => claimed.Contains($"{collision.Key}")))
        {
            var (gateway, name) = ($"{collision.Key.Gateway}", collision.Key.Name);
            var makers = string.Join(", ", collision.Owners);
            yield return served.Any(resource => resource.Served.Name == name && resource.Served.Gateway == gateway)
                ? $"several objects claim {name} of {gateway}, and the one of this object is served: {makers}"
                : $"several objects claim {name} of {gateway}, and the one of another object is served: {makers}";
        }
    }
}
