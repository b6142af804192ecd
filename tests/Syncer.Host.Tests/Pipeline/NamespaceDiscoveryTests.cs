// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Host.Tests.Pipeline;

[CancelAfter(30_000)]
public sealed class NamespaceDiscoveryTests
{
    [Test]
    public async Task Follows_the_labels_of_namespaces(CancellationToken cancellationToken)
    {
        await using var pipeline = new SyncerPipeline(
            new SyncerSettings { DiscoveryNamespaceSelectors = [Selector("team", "red"), Selector("team", "blue")] },
            new KrtEngineOptions { Mode = PropagationMode.Inline }
        );
        await pipeline.Engine.CommitAsync(
            transaction =>
            {
                foreach (var ns in new[] { "red", "blue", "green" })
                {
                    transaction.Set(pipeline.Sources.Of<Namespace>(), Namespace(ns, ns));
                    transaction.Set(pipeline.Sources.Of<Service>(), Service(ns));
                }
            },
            cancellationToken
        );
        Assert.That(
            AddressesOf(pipeline),
            Is.EqualTo(["blue/app.blue.svc.cluster.local", "red/app.red.svc.cluster.local"])
        );

        pipeline.Sources.Of<Namespace>().Set(Namespace("green", "red"));
        pipeline.Sources.Of<Namespace>().Set(Namespace("red", "none"));
        await pipeline.Engine.WhenSettledAsync(cancellationToken);
        Assert.That(
            AddressesOf(pipeline),
            Is.EqualTo(["blue/app.blue.svc.cluster.local", "green/app.green.svc.cluster.local"])
        );
    }

    private static string[] AddressesOf(SyncerPipeline pipeline) =>
        [.. pipeline.Outputs.Addresses.Snapshot.Keys.Select(key => $"{key}").Order(StringComparer.Ordinal)];

    private static LabelSelectorSpec Selector(string name, string value) => new() { MatchLabels = Labels(name, value) };

    private static LabelSet Labels(string name, string value) => LabelSet.From([new(name, value)]);

    private static Namespace Namespace(string name, string team) =>
        new()
        {
            Metadata = new() { Name = name, Labels = Labels("team", team) },
        };

    private static Service Service(string ns) =>
        new()
        {
            Metadata = new() { Namespace = ns, Name = "app" },
            Spec = new() { ClusterIP = "10.96.0.1", Ports = [new() { Port = 80 }] },
        };
}
