// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Manifests;
using Syncer.Translation.Policies;
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
        // There policies are meant to concern each other.
        where golden.Settings.CompetingPolicies == CompetingPolicies.All
        select new TestCaseData(golden).SetArgDisplayNames(golden.ToString());

    [TestCaseSource(nameof(Cases))]
    public async Task Concerns_itself_alone(object found)
    {
        var golden = (GoldenCase)found;
        await using var rig = await TranslationRig.StartAsync(
            $"{golden.Defaults}\n---\n{golden.Manifests}",
            golden.Settings
        );
        foreach (var healthy in Documents(golden).Where(document => Parse(document) is not null))
        {
            var name = (string)healthy["metadata"]!["name"]!;
            var others = Others(rig, name);
            foreach (var breakage in Breakage.Of(healthy))
            {
                if (TryParse(breakage.Object) is not { } edit)
                    continue;
                edit.ApplyTo(rig);
                if (Problem(rig, name, others) is { } problem)
                    Assert.Fail($"{name} {breakage.Path}: {breakage.Change}: {problem}");
            }
            Parse(healthy)!.ApplyTo(rig);
        }
    }

    private static string? Problem(TranslationRig rig, string name, Dictionary<object, object> others)
    {
        foreach (var resource in rig.Outputs.Resources.Snapshot.Values)
        {
            if (resource.ToMessage().Policy?.Name.Name != name)
                continue;
            if (DataPlaneRefusals.Of(resource.ToMessage()).FirstOrDefault(found => found.IsError) is { } refusal)
                return $"{resource}: {refusal}";
        }
        var now = Others(rig, name);
        if (now.Count != others.Count)
            return $"{now.Count} other rows instead of {others.Count}";
        foreach (var (key, row) in now)
        {
            if (!others.TryGetValue(key, out var before) || (!ReferenceEquals(before, row) && !before.Equals(row)))
                return $"{key} is another one";
        }
        return null;
    }

    // Backends that a policy sends requests to reach gateways for its sake, and so do policies about those.
    private static Dictionary<object, object> Others(TranslationRig rig, string name)
    {
        string[] own = [name, "second", "third"];
        var others = new Dictionary<object, object>();
        foreach (var resource in rig.Outputs.Resources.Snapshot.Values)
        {
            if (resource.ToMessage().Backend is null && !own.Contains(resource.ToMessage().Policy?.Name.Name))
                others.Add(resource.Key, resource);
        }
        foreach (var status in rig.Outputs.Statuses.Snapshot.Values)
        {
            if (!own.Contains(status.Key.Name.Name))
                others.Add(status.Key, status);
        }
        return others;
    }

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
            "BackendConfigPolicy" => WorldEdit.Of(
                JsonSerializer.Deserialize(document, KgatewayJson.Default.KgatewayBackendConfigPolicy)!
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
