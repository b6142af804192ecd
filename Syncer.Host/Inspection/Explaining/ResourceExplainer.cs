// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests.Fields;
using Syncer.Host.Inspection.Provenance;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Xds;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Finds the way from a wire name back to its sources.</summary>
internal static class ResourceExplainer
{
    public static ResourceExplanation Explain(SyncerInspector inspector, string wireName)
    {
        var snapshot = inspector.Engine.TakeSnapshot();
        var resources = snapshot.Of(inspector.Pipeline.XdsResources);
        // Wire names are unique within one gateway only, and those without gateway are for all.
        var scopes = snapshot.Of(inspector.Sources.Of<Gateway>()).Keys.Order().Cast<NamespacedName?>().Append(null);
        ServedResource[] found =
        [
            .. scopes
                .SelectMany(scope => XdsResourceType.All.Select(type => new XdsResourceKey(type, scope, wireName)))
                .Where(resources.ContainsKey)
                .Select(key => ServedResources.Find(inspector, key))
                .OfType<ServedResource>(),
        ];
        return new(
            wireName,
            snapshot.Epoch,
            [.. found.Select(resource => Origin(inspector, snapshot, resource))],
            found.Length > 0 ? [] : Similar(resources.Keys, wireName)
        );
    }

    private static ResourceOrigin Origin(SyncerInspector inspector, IKrtSnapshot snapshot, ServedResource resource)
    {
        var owner = inspector.Lineage.OwnerOf(resource.Explanation);
        return new(
            resource.Served,
            owner is { } made ? $"{made}" : null,
            owner is null
                ? []
                :
                [
                    .. ObjectRead
                        .Of(inspector.Lineage, [resource.Explanation], owner.Value)
                        .Select(read => ReferenceStates.Describe(inspector, snapshot, read))
                        .OfType<ReferenceExplanation>(),
                ],
            [.. $"{resource.Explanation}".TrimEnd('\n').Split('\n')],
            ProxyStates.Of(inspector, [resource.Served])
        );
    }

    private static string[] Similar(IEnumerable<XdsResourceKey> keys, string wireName)
    {
        var part = wireName[(wireName.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return
        [
            .. keys.Select(key => key.Name)
                .Distinct(StringComparer.Ordinal)
                .Where(name =>
                    (part.Length > 0 && name.Contains(part, StringComparison.OrdinalIgnoreCase))
                    || NearestName.To(wireName, [name]) is not null
                )
                .Order(StringComparer.Ordinal)
                .Take(5),
        ];
    }
}
