// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Traffic;
using Syncer.Translation.Status;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Policies;

/// <summary>Policies that set the same for the same target (spec backends-policies MG-10, Q-38).</summary>
public sealed class CompetingPoliciesTests
{
    private static readonly SyncerSettings Oldest = new() { CompetingPolicies = CompetingPolicies.Oldest };
    private static readonly TrafficSection Timeout = new() { Timeouts = new() { Request = "5s" } };

    [Test]
    public async Task All_are_served_unless_the_operator_chooses_otherwise()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults);
        rig.Of<AgentgatewayPolicy>().Set(Policy("a", 2020, Timeout));
        rig.Of<AgentgatewayPolicy>().Set(Policy("b", 2021, Timeout));

        Assert.That(Served(rig), Is.EqualTo(["a timeout", "b timeout"]));
        Assert.That(Accepted(rig, "b"), Is.EqualTo("True Valid"));
    }

    [Test]
    public async Task The_oldest_is_served_and_the_other_says_so()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults, Oldest);
        rig.Of<AgentgatewayPolicy>().Set(Policy("b", 2020, Timeout));
        rig.Of<AgentgatewayPolicy>().Set(Policy("a", 2021, Timeout));

        Assert.That(Served(rig), Is.EqualTo(["b timeout"]));
        Assert.That(Accepted(rig, "b"), Is.EqualTo("True Valid"));
        Assert.That(Accepted(rig, "a"), Is.EqualTo("False Conflicted"));
        Assert.That(Message(rig, "a"), Does.Contain("AgentgatewayPolicy default/b is in force instead of"));

        rig.Of<AgentgatewayPolicy>().Remove(new("default", "b"));
        Assert.That(Served(rig), Is.EqualTo(["a timeout"]));
        Assert.That(Accepted(rig, "a"), Is.EqualTo("True Valid"));
    }

    [Test]
    public async Task Of_one_age_the_first_by_name_is_served()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults, Oldest);
        rig.Of<AgentgatewayPolicy>().Set(Policy("b", 2020, Timeout));
        rig.Of<AgentgatewayPolicy>().Set(Policy("a", 2020, Timeout));

        Assert.That(Served(rig), Is.EqualTo(["a timeout"]));
    }

    [Test]
    public async Task What_nobody_else_sets_is_served()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults, Oldest);
        rig.Of<AgentgatewayPolicy>().Set(Policy("a", 2020, Timeout));
        rig.Of<AgentgatewayPolicy>()
            .Set(Policy("b", 2021, Timeout with { Csrf = new() { AdditionalOrigins = ["https://a.example.com"] } }));

        Assert.That(Served(rig), Is.EqualTo(["a timeout", "b csrf"]));
        Assert.That(Accepted(rig, "b"), Is.EqualTo("True PartiallyValid"));
    }

    [Test]
    public async Task What_is_combined_competes_with_nothing()
    {
        var rules = new TrafficSection { Authorization = new() { Policy = new() { MatchExpressions = ["true"] } } };
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults, Oldest);
        rig.Of<AgentgatewayPolicy>().Set(Policy("a", 2020, rules));
        rig.Of<AgentgatewayPolicy>().Set(Policy("b", 2021, rules));

        Assert.That(Served(rig), Is.EqualTo(["a rbac", "b rbac"]));
        Assert.That(Accepted(rig, "b"), Is.EqualTo("True Valid"));
    }

    [Test]
    public async Task Other_phases_and_targets_do_not_compete()
    {
        var cors = new TrafficSection { Cors = new() { AllowOrigins = ["*"] } };
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults, Oldest);
        rig.Of<AgentgatewayPolicy>().Set(Policy("a", 2020, cors));
        rig.Of<AgentgatewayPolicy>().Set(Policy("b", 2021, cors with { Phase = "PreRouting" }));
        rig.Of<AgentgatewayPolicy>().Set(Policy("c", 2021, cors, "http"));

        Assert.That(Served(rig), Is.EqualTo(["a cors", "b cors", "c cors"]));
    }

    [Test]
    public async Task Routes_of_two_kinds_may_have_one_name()
    {
        await using var rig = await TranslationRig.StartAsync(
            $$"""
            {{PolicyWorld.Defaults}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: GRPCRoute
            metadata: { name: web, namespace: default }
            spec: { parentRefs: [{ name: gw }], rules: [{ backendRefs: [{ name: svc, port: 80 }] }] }
            """,
            Oldest
        );
        foreach (var (name, kind) in new[] { ("a", "HTTPRoute"), ("b", "GRPCRoute") })
        {
            var policy = Policy(name, 2020, Timeout);
            var target = policy.Spec.TargetRefs[0] with { Kind = kind, Name = "web" };
            rig.Of<AgentgatewayPolicy>().Set(policy with { Spec = policy.Spec with { TargetRefs = [target] } });
        }

        Assert.That(Served(rig), Is.EqualTo(["a timeout", "b timeout"]));
    }

    private static AgentgatewayPolicy Policy(string name, int year, TrafficSection traffic, string? listener = null) =>
        new()
        {
            Metadata = new()
            {
                Namespace = "default",
                Name = name,
                Generation = 1,
                CreationTimestamp = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero),
            },
            Spec = new()
            {
                TargetRefs =
                [
                    new()
                    {
                        Group = ApiGroups.GatewayApi,
                        Kind = "Gateway",
                        Name = "gw",
                        SectionName = listener,
                    },
                ],
                Traffic = traffic,
            },
        };

    private static IEnumerable<string> Served(TranslationRig rig) =>
        rig
            .Outputs.Resources.Snapshot.Values.Where(row => row.ToMessage().Policy is not null)
            .Select(row => $"{row.ToMessage().Policy.Name.Name} {row.ToMessage().Policy.Key.Split(':')[1]}")
            .Order(StringComparer.Ordinal);

    private static string Accepted(TranslationRig rig, string policy) =>
        Condition(rig, policy) is var condition ? $"{condition.Status} {condition.Reason}" : "";

    private static string Message(TranslationRig rig, string policy) => Condition(rig, policy).Message;

    private static Condition Condition(TranslationRig rig, string policy) =>
        ((PolicyStatus)rig.Outputs.Statuses.Snapshot.Values.Single(row => row.Key.Name.Name == policy).Body)
            .Ancestors.Single()
            .Conditions.Single(condition => condition.Type == "Accepted");
}
