// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Models;

/// <summary>What an API server would fill in is filled in wherever backend policies stand in manifests.</summary>
public sealed class ManifestDefaultsTests
{
    private const string Settings =
        "ai: {promptGuard: {request: [{regex: {matches: [a]}, response: {}}]}}, health: {eviction: {}}";

    [TestCase("ai: {provider: {openai: {}}}, policies: {#}")]
    [TestCase("ai: {groups: [{providers: [{name: a, openai: {}, policies: {#}}]}]}")]
    public async Task Of_backends(string spec)
    {
        await using var rig = await TranslationRig.StartAsync(
            $$"""
            {{Policies.PolicyWorld.Defaults}}
            ---
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayBackend
            metadata: {name: model, namespace: default}
            spec: { {{spec.Replace("#", Settings)}} }
            """
        );
        var backend = rig
            .Outputs.Resources.Snapshot.Values.Single(row => row.Key.Name == "backend/default/model")
            .ToMessage()
            .Backend;
        var policies =
            backend.InlinePolicies.Count > 0
                ? backend.InlinePolicies
                : backend.Ai.ProviderGroups[0].Providers[0].InlinePolicies;
        var guard = policies.Single(policy => policy.Ai is not null).Ai.PromptGuard.Request.Single();
        Assert.That($"{guard.Regex.Action}", Is.EqualTo("Mask"));
        Assert.That(guard.Rejection.Status, Is.EqualTo(403));
        Assert.That(guard.Rejection.Body.IsEmpty, Is.False);
        Assert.That(
            policies.Single(policy => policy.Health is not null).Health.Eviction.Duration.Seconds,
            Is.EqualTo(3)
        );
    }
}
