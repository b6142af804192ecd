// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Pipeline;
using Syncer.Host.Writing;
using Syncer.Translation.Plugins;

namespace Syncer.Host.Tests.Clusters;

public sealed class DeployedPermissionsTests
{
    private static readonly string Manifest = File.ReadAllText(Checkout.PathOf("deploy", "rbac.yaml"));

    [Test]
    public void Lists_and_watches_the_kinds_of_the_catalogue_and_their_definitions_only()
    {
        var granted =
            from rule in ReaderRules
            from apiGroup in rule["apiGroups"]!.AsArray()
            from resource in rule["resources"]!.AsArray()
            select $"{resource}.{apiGroup} {string.Join(',', rule["verbs"]!.AsArray().Select(verb => $"{verb}"))}";

        Assert.That(
            granted,
            Is.EquivalentTo(
                SyncerKinds
                    .With(PluginSet.BuiltIn)
                    .Select(kind => $"{kind.Plural}.{kind.Group} list,watch")
                    .Append("customresourcedefinitions.apiextensions.k8s.io list,watch")
            )
        );
    }

    [Test]
    public async Task Updates_the_statuses_that_are_written_only()
    {
        await using var pipeline = new SyncerPipeline(new());
        var written = SyncerStatuses.Of(pipeline, new()).Select(target => target.Kind).ToArray();
        var granted =
            from rule in RulesOf("krt-syncer-writer")
            where $"{rule["verbs"]![0]}" == "update"
            from apiGroup in rule["apiGroups"]!.AsArray()
            from resource in rule["resources"]!.AsArray()
            select $"{resource}.{apiGroup}";

        Assert.That(granted, Is.EquivalentTo(written.Select(kind => $"{kind.Plural}/status.{kind.Group}")));
        Assert.That(written, Is.EquivalentTo(pipeline.Sources.Catalogue.Where(kind => kind.ObservesStatus)));
    }

    [Test]
    public void Says_of_each_rule_what_it_is_for()
    {
        var lines = Manifest.Split('\n');
        var rules = lines
            .Index()
            .Where(line => line.Item.StartsWith("  - apiGroups:", StringComparison.Ordinal))
            .ToArray();

        Assert.That(rules, Has.Length.GreaterThanOrEqualTo(ReaderRules.Length));
        Assert.That(
            rules.Select(rule => lines[rule.Index - 1]),
            Has.All.StartsWith("  # "),
            "a rule without a comment"
        );
    }

    private static JsonNode[] ReaderRules => RulesOf("krt-syncer-reader");

    private static JsonNode[] RulesOf(string role) =>
        [
            .. Manifest
                .Split("\n---\n")
                .Select(document =>
                    JsonNode.Parse(ManifestText.ToJson("rbac.yaml", Encoding.UTF8.GetBytes(document)).Span)!
                )
                .Where(json => $"{json["kind"]}" == "ClusterRole" && $"{json["metadata"]!["name"]}" == role)
                .SelectMany(json => json["rules"]!.AsArray())
                .Select(rule => rule!),
        ];
}
