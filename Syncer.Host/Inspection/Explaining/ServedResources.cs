// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation;
using Syncer.Xds;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Finds the resources that an object is behind.</summary>
internal static class ServedResources
{
    /// <summary>The resources made of the object, and by object what else is made with its help.</summary>
    public static (IReadOnlyList<ServedResource> Own, IReadOnlyList<ContributionExplanation> Others) With(
        SyncerInspector inspector,
        RowImpact impact,
        ObjectIdentity owner
    )
    {
        var own = new List<ServedResource>();
        var others = new List<(ObjectIdentity Owner, ServedName Served)>();
        foreach (var key in KeysIn(impact, inspector.Pipeline.XdsResources.Id).Distinct())
        {
            if (Find(inspector, key) is not { } resource)
                continue;
            if (inspector.Lineage.OwnerOf(resource.Explanation) is not { } maker || maker == owner)
                own.Add(resource);
            else
                others.Add((maker, resource.Served));
        }
        return (
            [
                .. own.OrderBy(resource => resource.Served.Gateway, StringComparer.Ordinal)
                    .ThenBy(resource => resource.Served.Name, StringComparer.Ordinal),
            ],
            [
                .. others
                    .GroupBy(other => other.Owner)
                    .OrderBy(group => group.Key)
                    .Select(group => new ContributionExplanation(
                        $"{group.Key}",
                        group.Count(),
                        [
                            .. group
                                .Select(other => other.Served.Gateway)
                                .Where(gateway => gateway != ServedName.EveryGateway)
                                .Distinct(StringComparer.Ordinal)
                                .Order(StringComparer.Ordinal),
                        ]
                    )),
            ]
        );
    }

    /// <summary>Whether there is more than was followed.</summary>
    public static bool IsCut(RowImpact impact) => All(impact).Any(row => row.IsCut || row.Rows.Count < row.Count);

    /// <summary>The resource of a key, or null where there is none any more.</summary>
    public static ServedResource? Find(SyncerInspector inspector, XdsResourceKey key)
    {
        var resources = inspector.Engine.TakeSnapshot().Of(inspector.Pipeline.XdsResources);
        if (
            !resources.TryGetValue(key, out var resource)
            || inspector.Engine.Explain(inspector.Pipeline.XdsResources, key) is not { } explanation
        )
            return null;
        var gateway = key.Gateway is { } name ? $"{name}" : ServedName.EveryGateway;
        return new(new ServedName(gateway, key.Name, resource.Version, inspector.ServedSince(key)), explanation);
    }

    private static IEnumerable<XdsResourceKey> KeysIn(RowImpact impact, long collection)
    {
        foreach (var row in All(impact).Where(row => row.Collection.Id == collection))
        {
            if (XdsResourceKey.TryParse(row.Key, out var key))
                yield return key;
        }
    }

    /// <summary>The row and all that is computed from it, each once.</summary>
    public static IEnumerable<RowImpact> All(RowImpact impact)
    {
        var seen = new HashSet<RowImpact>(ReferenceEqualityComparer.Instance) { impact };
        var open = new Queue<RowImpact>(seen);
        while (open.TryDequeue(out var row))
        {
            yield return row;
            foreach (var next in row.Rows.Where(seen.Add))
                open.Enqueue(next);
        }
    }
}
