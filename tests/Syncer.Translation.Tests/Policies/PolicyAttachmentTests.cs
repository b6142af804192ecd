// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Status;
using Syncer.Translation.Tests.Goldens;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Policies;

public sealed class PolicyAttachmentTests
{
    private static readonly NamespacedName Name = new("default", "p");

    [Test]
    public async Task The_order_of_targets_changes_nothing()
    {
        PolicyTargetReference[] targets =
        [
            Target("Gateway", "gw"),
            Target("Gateway", "internal"),
            Target("Gateway", "gw") with
            {
                SectionName = "8080",
            },
        ];
        Assert.That(await TextOf(targets), Is.EqualTo(await TextOf([.. targets.Reverse()])));

        static async Task<string> TextOf(PolicyTargetReference[] targets)
        {
            await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults);
            rig.Of<AgentgatewayPolicy>().Set(Policy([.. targets]));
            return GoldenWorld.Of(rig.Outputs).ToText();
        }
    }

    [Test]
    public async Task A_policy_says_that_it_is_attached_to_nothing_until_it_is()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults);
        rig.Of<AgentgatewayPolicy>().Set(Policy([Target("HTTPRoute", "late")]));
        Assert.That(Conditions(rig), Is.EqualTo(["StatusSummary Accepted=True", "StatusSummary Attached=False"]));
        Assert.That(Received(rig), Is.Empty);

        rig.Of<Syncer.Translation.Rows.Routes.HttpRoute>()
            .Set(
                new()
                {
                    Metadata = new() { Namespace = "default", Name = "late" },
                    Spec = new() { ParentRefs = [new() { Name = "gw" }], Rules = [new()] },
                }
            );
        Assert.That(Conditions(rig), Is.EqualTo(["gw Accepted=True", "gw Attached=True"]));
        Assert.That(Received(rig), Is.EqualTo(["default/gw policy/traffic/default/p:timeout:default/late"]));
    }

    [Test]
    public async Task A_Gateway_that_does_not_exist_yet_has_its_policies_and_is_no_ancestor()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults);
        rig.Of<AgentgatewayPolicy>().Set(Policy([Target("Gateway", "late")]));
        Assert.That(Received(rig), Is.EqualTo(["default/late policy/traffic/default/p:timeout:default/late"]));
        Assert.That(Conditions(rig), Does.Contain("StatusSummary Attached=False").And.None.StartWith("late"));
    }

    [Test]
    public async Task A_Gateway_of_another_controller_has_no_policies()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults);
        rig.Of<AgentgatewayPolicy>().Set(Policy([Target("Gateway", "foreign")]));
        Assert.That(Received(rig), Is.Empty);
        Assert.That(Conditions(rig), Is.EqualTo(["StatusSummary Accepted=True", "StatusSummary Attached=False"]));
    }

    [Test]
    public async Task A_Secret_that_appears_heals_the_policy_and_one_that_goes_breaks_it()
    {
        await using var rig = await TranslationRig.StartAsync(PolicyWorld.Defaults);
        var policy = Policy([Target("Gateway", "gw")]);
        rig.Of<AgentgatewayPolicy>()
            .Set(
                policy with
                {
                    Spec = policy.Spec with
                    {
                        Traffic = null,
                        Backend = new() { Auth = new() { SecretRef = new() { Name = "late" } } },
                    },
                }
            );
        Assert.That(Conditions(rig), Is.EqualTo(["gw Accepted=True"]), "partially valid");
        rig.Of<Secret>().Set(Gateways.GatewayRows.Secret("default", "late", ("Authorization", "Bearer abc")));
        Assert.That(Conditions(rig), Does.Contain("gw Attached=True"));
        Assert.That(
            rig.Outputs.Resources.Snapshot.Values.Single(row => row.Key.Name.Contains(":backend-auth")).ToMessage(),
            Has.Property("Policy")
                .Property("Backend")
                .Property("Auth")
                .Property("Key")
                .Property("Secret")
                .EqualTo("abc")
        );
        rig.Of<Secret>().Remove(new("default", "late"));
        Assert.That(Conditions(rig), Is.EqualTo(["gw Accepted=True"]));
    }

    [Test]
    public async Task Chains_of_references_end_where_they_began()
    {
        await using var rig = await TranslationRig.StartAsync(
            $"{PolicyWorld.Defaults}\n---\n{File.ReadAllText(Path.Combine(GoldenCase.Root, "policies", "chains.yaml"))}"
        );
        Assert.That(
            Received(rig),
            Is.SupersetOf(
                new[]
                {
                    "default/gw policy/default/first:backend-tunnel:default/svc.default.svc.cluster.local",
                    "default/gw policy/backend/default/second:extauth:default/proxy",
                    "default/gw policy/default/third:backend-tunnel:default/authz.default.svc.cluster.local",
                }
            )
        );
        rig.Of<Service>().Remove(new("default", "svc"));
        Assert.That(Received(rig), Is.Empty);
    }

    private static AgentgatewayPolicy Policy(ValueList<PolicyTargetReference> targets) =>
        new()
        {
            Metadata = new()
            {
                Namespace = Name.Namespace,
                Name = Name.Name,
                Generation = 1,
            },
            Spec = new()
            {
                TargetRefs = targets,
                Traffic = new() { Timeouts = new() { Request = "5s" } },
            },
        };

    private static PolicyTargetReference Target(string kind, string name) =>
        new()
        {
            Group = ApiGroups.GatewayApi,
            Kind = kind,
            Name = name,
        };

    private static IEnumerable<string> Received(TranslationRig rig) =>
        rig
            .Outputs.Resources.Snapshot.Keys.Where(key => key.Name.StartsWith("policy/", StringComparison.Ordinal))
            .Select(key => $"{key.Gateway} {key.Name}")
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Conditions(TranslationRig rig) =>
        (
            (PolicyStatus)rig.Outputs.Statuses.Snapshot.Values.Single(status => status.Key.Name == Name).Body
        ).Ancestors.SelectMany(ancestor =>
            ancestor.Conditions.Select(condition => $"{ancestor.AncestorRef.Name} {condition.Type}={condition.Status}")
        );
}
