// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Tests.Goldens;

namespace Syncer.Translation.Tests.Worlds;

public sealed class ShippedGraphTests
{
    // Who may look at every row of another collection, and why.
    private static readonly string[] Unindexed =
    [
        // A selector of nothing but set-based requirements (NotIn, DoesNotExist) names no label to look namespaces up by.
        "GatewayListeners reads NamespaceLabels",
        "ListenerSetListeners reads NamespaceLabels",
        // With the setting that every gateway receives every backend, all gateways are what a backend depends on.
        "AgentgatewayBackendResources reads OwnGateways",
        "BackendResources reads OwnGateways",
    ];

    [Test]
    public async Task Reads_by_key_index_or_selector_only()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var golden in GoldenCase.All)
        {
            await using var rig = await TranslationRig.StartAsync(
                $"{golden.Defaults}\n---\n{golden.Manifests}",
                golden.Settings
            );
            foreach (var fetch in rig.Pipeline.Engine.Dump().UnindexedFetches)
                found.Add($"{fetch.Reader.Name} reads {fetch.Source.Name}");
        }
        Assert.That(found, Is.SubsetOf(Unindexed));
    }

    [Test]
    public async Task Names_every_collection()
    {
        await using var rig = await TranslationRig.StartAsync();
        string[] names = [.. rig.Pipeline.Engine.Dump().Collections.Select(collection => collection.Name)];
        Assert.That(names, Is.Unique);
        Assert.That(names, Has.None.Contains("|").And.None.Contains(">"));
    }
}
