// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Syncer.Translation.Tests.Goldens;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Policies;

/// <summary>What becomes of one AgentgatewayPolicy in the world of the golden cases.</summary>
/// <param name="Accepted">The reason of its condition Accepted, with its message.</param>
/// <param name="Settings">What the gateway it is aimed at receives, as JSON by the end of the key.</param>
internal sealed record PolicyWorld(string Accepted, IReadOnlyDictionary<string, string> Settings)
{
    private const string Key = "policy/";
    private const string Target = ":default/internal";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Defaults { get; } =
        File.ReadAllText(Path.Combine(GoldenCase.Root, "policies", "_defaults.yaml"));

    /// <summary>Aims the sections of a policy, given as YAML, at a gateway.</summary>
    public static async Task<PolicyWorld> TranslateAsync(string sections)
    {
        var policy = $$"""
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayPolicy
            metadata: { name: p, namespace: default, generation: 1 }
            spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: internal }], {{sections}} }
            """;
        await using var rig = await TranslationRig.StartAsync($"{Defaults}\n---\n{policy}");
        Assert.That(rig.Problems, Is.Empty);
        var world = GoldenWorld.Of(rig.Outputs);
        var condition = world.Statuses["AgentgatewayPolicy default/p"]["ancestors"]!
            .AsArray()
            .SelectMany(ancestor => ancestor!["conditions"]!.AsArray())
            .First(condition => (string)condition!["type"]! == "Accepted")!;
        return new(
            $"{condition["reason"]}: {condition["message"]}",
            world
                .Resources.Where(resource =>
                    resource.Key.StartsWith($"default/internal {Key}", StringComparison.Ordinal)
                )
                .ToDictionary(
                    resource => Suffix(resource.Key),
                    resource => SettingOf(resource.Value["policy"]!).ToJsonString(Readable)
                )
        );
    }

    private static string Suffix(string name) => name[(name.IndexOf(':') + 1)..].Replace(Target, "");

    private static JsonNode SettingOf(JsonNode policy) =>
        policy["traffic"] ?? policy["backend"] ?? policy["frontend"] ?? policy["conditional"]!;
}
