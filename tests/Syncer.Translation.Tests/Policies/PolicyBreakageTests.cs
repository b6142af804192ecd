// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Manifests;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Tests.Goldens;
using Syncer.Translation.Tests.Worlds;
using TestKit.DataPlane;

namespace Syncer.Translation.Tests.Policies;

/// <summary>
/// Every policy of the golden cases is broken in every way, one at a time, whatever an API server would say to it. Nothing
/// throws, nothing that the data plane refuses is sent, and nothing of any other object changes.
/// </summary>
public sealed class PolicyBreakageTests
{
    private static readonly string[] Areas = ["policies", "trafficpolicies"];

    private static IEnumerable<TestCaseData> Cases =>
        from golden in GoldenCase.All
        where Areas.Contains(golden.Area)
        select new TestCaseData(golden).SetArgDisplayNames(golden.ToString());

    [TestCaseSource(nameof(Cases))]
    public async Task Concerns_itself_alone(object found)
    {
        var golden = (GoldenCase)found;
        await using var rig = await TranslationRig.StartAsync($"{golden.Defaults}\n---\n{golden.Manifests}", golden.Settings);
        foreach (var healthy in Documents(golden).Where(document => Parse(document) is not null))
        {
            var name = (string)healthy["metadata"]!["name"]!;
            var others = Others(rig, name);
            foreach (var breakage in Breakage.Of(healthy))
            {
                if (TryParse(breakage.Object) is not { } edit)
                    continue;
                edit.ApplyTo(rig);
                var at = $"{name} {breakage.Path}: {breakage.Change}";
                Assert.That(Refusals(rig), Is.Empty, at);
                Assert.That(Others(rig, name), Is.EquivalentTo(others), at);
            }
            Parse(healthy)!.ApplyTo(rig);
        }
    }

    private static IEnumerable<string> Refusals(TranslationRig rig) =>
        from resource in rig.Outputs.Resources.Snapshot.Values
        where resource.Message.Policy is not null
        from refusal in DataPlaneRefusals.Of(resource.Message)
        where refusal.IsError
        select $"{resource}: {refusal}";

    // Backends that a policy sends requests to reach gateways for its sake, and so do policies about those.
    private static List<object> Others(TranslationRig rig, string name) =>
        [
            .. rig.Outputs.Resources.Snapshot.Values.Where(resource =>
                resource.Message.Backend is null && resource.Message.Policy?.Name?.Name != name
                && !resource.Key.Name.Contains("default/second:") && !resource.Key.Name.Contains("default/third:")
            ),
            .. rig.Outputs.Statuses.Snapshot.Values.Where(status =>
                status.Key.Name.Name != name && status.Key.Name.Name is not ("second" or "third")
            ),
        ];

    private static WorldEdit? TryParse(JsonObject document)
    {
        try
        {
            return Parse(document);
        }
        catch (JsonException)
        {
            // Whoever reads it reports it, and keeps it from being translated.
            return null;
        }
    }

    private static WorldEdit? Parse(JsonObject document) =>
        (string)document["kind"]! switch
        {
            "AgentgatewayPolicy" => WorldEdit.Of(
                JsonSerializer.Deserialize(document, AgentgatewayJson.Default.AgentgatewayPolicy)!
            ),
            "TrafficPolicy" => WorldEdit.Of(
                JsonSerializer.Deserialize(document, KgatewayJson.Default.KgatewayTrafficPolicy)!
            ),
            _ => null,
        };

    private static IEnumerable<JsonObject> Documents(GoldenCase golden) =>
        golden
            .Manifests.Split("\n---\n")
            .Select(document =>
                JsonNode
                    .Parse(ManifestText.ToJson(golden.Name, System.Text.Encoding.UTF8.GetBytes(document)).Span)!
                    .AsObject()
            );
}
