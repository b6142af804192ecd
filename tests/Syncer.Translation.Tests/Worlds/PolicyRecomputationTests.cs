// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Policies;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Tests.Gateways;
using Syncer.Translation.Tests.Routes;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>What an edit costs among 10,000 policies, counted in rows that are computed.</summary>
[TestFixture(CompetingPolicies.All)]
[TestFixture(CompetingPolicies.Oldest)]
[NonParallelizable]
public sealed class PolicyRecomputationTests(CompetingPolicies competingPolicies)
{
    private const int Policies = 10_000;

    private LargeWorld _world = null!;

    [OneTimeSetUp]
    public async Task Translate()
    {
        _world = await LargeWorld.StartAsync(listenerSets: 50, new() { CompetingPolicies = competingPolicies });
        await _world.Engine.CommitAsync(transaction =>
        {
            for (var i = 0; i < Policies; i++)
            {
                transaction.Set(_world.Of<AgentgatewayPolicy>(), PolicyOf(i));
                transaction.Set(_world.Of<Secret>(), SecretOf(i));
            }
        });
    }

    [OneTimeTearDown]
    public ValueTask Dispose() => _world.DisposeAsync();

    [Test]
    public void An_edit_of_a_policy_computes_that_policy_and_what_is_made_of_it()
    {
        var runs = new Dictionary<string, long>
        {
            ["AgentgatewayPolicyTranslations"] = 1,
            ["AgentgatewayPolicyReferences"] = 1,
            ["AgentgatewayPolicyKeySets"] = 1,
            ["AgentgatewayPolicyAttachments"] = 1,
            ["AgentgatewayPolicyResources"] = 1,
            ["AgentgatewayPolicyStatuses"] = 1,
            ["Resources"] = 1,
            ["ContestedResources"] = 1,
            ["EncodedResources"] = 1,
        };
        if (competingPolicies == CompetingPolicies.Oldest)
        {
            // What the policy wants to be in force for is the same as before, so that no other one is asked.
            runs.Add("AgentgatewayPolicyClaims", 1);
            runs.Add("AgentgatewayPolicyAttachmentsInForce", 1);
        }
        Assert.That(
            _world.RunsOf(() => _world.Of<AgentgatewayPolicy>().Set(PolicyOf(0, version: "HTTP2"))),
            Is.EquivalentTo(runs)
        );
    }

    [Test]
    public void An_edit_of_a_Secret_computes_the_policy_that_reads_it()
    {
        var runs = _world.RunsOf(() => _world.Of<Secret>().Set(SecretOf(1, "changed")));
        Assert.That(runs["AgentgatewayPolicyTranslations"], Is.EqualTo(1));
        Assert.That(runs["EncodedResources"], Is.EqualTo(1));
    }

    [Test]
    public void A_route_that_changes_its_rules_computes_no_policy() =>
        Assert.That(
            _world
                .RunsOf(() =>
                    _world.Of<Syncer.Translation.Rows.Routes.HttpRoute>().Set(LargeWorld.RouteOf(2, 0, port: 81))
                )
                .Keys,
            Has.None.StartsWith("AgentgatewayPolicy")
        );

    [Test]
    public void A_route_that_is_detached_computes_the_policies_that_are_aimed_at_it()
    {
        var runs = _world.RunsOf(() =>
            _world.Of<Syncer.Translation.Rows.Routes.HttpRoute>().Set(LargeWorld.RouteOf(3, set: 5_000))
        );
        Assert.That(runs["AgentgatewayPolicyAttachments"], Is.EqualTo(Aimed(3)));
        Assert.That(runs, Does.Not.ContainKey("AgentgatewayPolicyTranslations"));
    }

    private static int Aimed(int route) => Enumerable.Range(0, Policies).Count(policy => RouteOf(policy) == route);

    private static int RouteOf(int policy) => policy % 800;

    private static Secret SecretOf(int policy, string value = "secret") =>
        GatewayRows.Secret("team", $"secret-{Number(policy)}", ("Authorization", value));

    private static AgentgatewayPolicy PolicyOf(int policy, string version = "HTTP1") =>
        new()
        {
            Metadata = new()
            {
                Namespace = "team",
                Name = $"policy-{Number(policy)}",
                Generation = 1,
            },
            Spec = new()
            {
                TargetRefs =
                [
                    new()
                    {
                        Group = ApiGroups.GatewayApi,
                        Kind = "HTTPRoute",
                        Name = $"route-{Number(RouteOf(policy))}",
                    },
                ],
                Backend = new()
                {
                    Http = new() { Version = version },
                    Auth = new() { SecretRef = new() { Name = $"secret-{Number(policy)}" } },
                    Tunnel = new()
                    {
                        BackendRef = new() { Name = "svc-0", Port = 80 },
                    },
                },
            },
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
