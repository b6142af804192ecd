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

    [TestCase("AgentgatewayBackend", "model", "backend", null)]
    [TestCase("AgentgatewayBackend", "model", "odd", "has no section \"odd\"")]
    [TestCase("AgentgatewayBackend", "tools", "one", null)]
    [TestCase("AgentgatewayBackend", "tools", "two", "has no section \"two\"")]
    [TestCase("AgentgatewayBackend", "proxy", "odd", "has no section \"odd\"")]
    [TestCase("AgentgatewayBackend", "found", "mcp-tools", null)]
    [TestCase("AgentgatewayBackend", "found", "other", "has no section \"other\"")]
    [TestCase("AgentgatewayBackend", "groups", "b", null)]
    [TestCase("AgentgatewayBackend", "groups", "c", "has no section \"c\"")]
    [TestCase("Service", "svc", "http", null)]
    [TestCase("Service", "svc", "80", null)]
    [TestCase("Service", "svc", "81", "has no port \"81\"")]
    public async Task A_section_that_does_not_exist_is_said(string kind, string name, string section, string? problem)
    {
        var group = kind == "Service" ? "" : ApiGroups.Agentgateway;
        await using var rig = await TranslationRig.StartAsync($"{PolicyWorld.Defaults}\n---\n{MoreBackends}");
        var policy = Policy([
            new()
            {
                Group = group,
                Kind = kind,
                Name = name,
                SectionName = section,
            },
        ]);
        rig.Of<AgentgatewayPolicy>()
            .Set(
                policy with
                {
                    Spec = policy.Spec with
                    {
                        Traffic = null,
                        Backend = new() { Http = new() { Version = "HTTP2" } },
                    },
                }
            );
        if (problem is null)
        {
            Assert.That(Conditions(rig), Does.Contain("gw Attached=True").And.None.StartsWith("StatusSummary"));
            Assert.That(Received(rig).First(), Does.EndWith($"/{(section == "http" ? "80" : section)}"));
        }
        else
        {
            Assert.That(Conditions(rig), Is.EqualTo(["StatusSummary Accepted=True", "StatusSummary Attached=False"]));
            Assert.That(Messages(rig), Has.Some.Contains(problem));
            Assert.That(Received(rig), Is.Empty);
        }
    }

    [Test]
    public async Task A_section_that_appears_heals_the_policy()
    {
        await using var rig = await TranslationRig.StartAsync($"{PolicyWorld.Defaults}\n---\n{MoreBackends}");
        var policy = Policy([
            new()
            {
                Group = ApiGroups.Agentgateway,
                Kind = "AgentgatewayBackend",
                Name = "found",
                SectionName = "late",
            },
        ]);
        rig.Of<AgentgatewayPolicy>()
            .Set(
                policy with
                {
                    Spec = policy.Spec with
                    {
                        Traffic = null,
                        Backend = new() { Http = new() { Version = "HTTP2" } },
                    },
                }
            );
        Assert.That(Received(rig), Is.Empty);

        var tools = rig.Of<Service>().Snapshot[new("default", "mcp")];
        rig.Of<Service>()
            .Set(
                tools with
                {
                    Metadata = tools.Metadata with
                    {
                        Annotations = LabelSet.From([new("agentgateway.dev/mcp-target-name", "late")]),
                    },
                }
            );
        Assert.That(Received(rig).Single(), Does.EndWith(":backend-http:default/found/late"));
    }

    [TestCase("PostRouting", "", true)]
    [TestCase("PreRouting", "", false)]
    [TestCase("PreRouting", ", backend: { http: { version: HTTP2 } }", false)]
    [TestCase("PostRouting", ", backend: { http: { version: HTTP2 } }", true)]
    public async Task Settings_that_proxies_overlook_at_a_ListenerSet_are_said(string phase, string more, bool isSaid)
    {
        await using var rig = await TranslationRig.StartAsync(
            $$"""
            {{PolicyWorld.Defaults}}
            ---
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayPolicy
            metadata: { name: p, namespace: default }
            spec:
              targetRefs: [{ group: gateway.networking.k8s.io, kind: ListenerSet, name: set }]
              traffic: { phase: {{phase}}, cors: { allowOrigins: ["*"] } }{{more.Replace(", ", "\n  ")}}
            """
        );
        Assert.That(Conditions(rig), Is.EqualTo(["gw Accepted=True", "gw Attached=True"]));
        Assert.That(
            Messages(rig)[0],
            Is.EqualTo(
                isSaid
                    ? "The policy is valid\nAt ListenerSet default/set proxies apply only what is done before a route is chosen"
                    : "The policy is valid"
            )
        );
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

    private const string MoreBackends = """
        apiVersion: v1
        kind: Service
        metadata: { name: mcp, namespace: default, labels: { mcp: "yes" } }
        spec: { ports: [{ name: tools, port: 80, appProtocol: agentgateway.dev/mcp }] }
        ---
        apiVersion: agentgateway.dev/v1alpha1
        kind: AgentgatewayBackend
        metadata: { name: found, namespace: default }
        spec: { mcp: { targets: [{ name: ignored, selector: { services: { matchLabels: { mcp: "yes" } } } }] } }
        ---
        apiVersion: agentgateway.dev/v1alpha1
        kind: AgentgatewayBackend
        metadata: { name: groups, namespace: default }
        spec: { ai: { groups: [{ providers: [{ name: a, openai: {} }] }, { providers: [{ name: b, openai: {} }] }] } }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: more, namespace: default }
        spec:
          parentRefs: [{ name: gw }]
          rules:
            - backendRefs:
                - { group: agentgateway.dev, kind: AgentgatewayBackend, name: found }
                - { group: agentgateway.dev, kind: AgentgatewayBackend, name: groups }
                - { group: agentgateway.dev, kind: AgentgatewayBackend, name: proxy }
        """;

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

    private static List<string> Messages(TranslationRig rig) =>
        [
            .. ((PolicyStatus)rig.Outputs.Statuses.Snapshot.Values.Single(status => status.Key.Name == Name).Body)
                .Ancestors.SelectMany(ancestor => ancestor.Conditions)
                .Select(condition => condition.Message),
        ];

    private static IEnumerable<string> Conditions(TranslationRig rig) =>
        (
            (PolicyStatus)rig.Outputs.Statuses.Snapshot.Values.Single(status => status.Key.Name == Name).Body
        ).Ancestors.SelectMany(ancestor =>
            ancestor.Conditions.Select(condition => $"{ancestor.AncestorRef.Name} {condition.Type}={condition.Status}")
        );
}
