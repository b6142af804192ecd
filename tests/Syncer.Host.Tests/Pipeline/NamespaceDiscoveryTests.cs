// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Pipeline;
using Syncer.Translation;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Host.Tests.Pipeline;

[CancelAfter(30_000)]
public sealed class NamespaceDiscoveryTests
{
    private static readonly string[] Teams = ["red", "blue", "green"];

    [Test]
    public async Task Follows_the_labels_of_namespaces(CancellationToken cancellationToken)
    {
        await using var pipeline = new SyncerPipeline(
            new SyncerSettings { DiscoveryNamespaceSelectors = [Selector("team", "red"), Selector("team", "blue")] },
            new KrtEngineOptions { Mode = PropagationMode.Inline }
        );
        using var folder = new TemporaryFolder();
        folder.Write("all.yaml", Teams.SelectMany(team => new[] { Namespace(team), Service(team) }));
        await ManifestSource.LoadAsync(
            pipeline.Engine,
            pipeline.Sources,
            [folder.FullPath],
            cancellationToken: cancellationToken
        );
        Assert.That(
            AddressesOf(pipeline),
            Is.EqualTo(["blue/app.blue.svc.cluster.local", "red/app.red.svc.cluster.local"])
        );

        pipeline.Sources.Of<Namespace>().Set(Labelled("green", "red"));
        pipeline.Sources.Of<Namespace>().Set(Labelled("red", "none"));
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

    private static Namespace Labelled(string name, string team) =>
        new()
        {
            Metadata = new() { Name = name, Labels = Labels("team", team) },
        };

    private static string Namespace(string team) =>
        $"{{apiVersion: v1, kind: Namespace, metadata: {{name: {team}, labels: {{team: {team} }} }} }}";

    private static string Service(string ns) =>
        Manifest.Service("app").Replace("name: app", $"name: app\n  namespace: {ns}", StringComparison.Ordinal);
}
