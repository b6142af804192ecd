// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Statuses;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Models;

public sealed class ModelTranslationTests
{
    private const string Listeners = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: agentgateway}
        spec: {controllerName: agentgateway.dev/agentgateway}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: gw, namespace: default}
        spec:
          gatewayClassName: agentgateway
          listeners:
          - name: llm
            protocol: HTTP
            port: 80
            allowedRoutes: {kinds: [{group: agentgateway.dev, kind: AgentgatewayModel}]}
          - {name: web, protocol: HTTP, port: 81}
        """;

    [Test]
    public async Task Attaches_to_listeners_that_list_the_kind_only()
    {
        await using var rig = await StartAsync(Model("m", "provider: OpenAI"));

        Assert.That(Keys(rig), Is.EqualTo(["backend/default/m/backend.llm", "model_route/default/m.llm"]));
        Assert.That(Conditions(rig, "m"), Is.EqualTo(["Accepted True Accepted ", "ResolvedRefs True ResolvedRefs "]));
    }

    [Test]
    public async Task Does_nothing_unless_enabled()
    {
        await using var rig = await TranslationRig.StartAsync($"{Listeners}\n---\n{Model("m", "provider: OpenAI")}");

        Assert.That(Keys(rig), Is.Empty);
        Assert.That(rig.Outputs.Statuses.Snapshot.Keys.Select(key => key.Kind), Has.None.EqualTo("AgentgatewayModel"));
    }

    [TestCase("provider: Ollama", "spec.baseURL: is required for provider Ollama")]
    [TestCase("provider: Azure", "spec.azure: is required for the provider")]
    [TestCase("{}", "spec: one of provider and virtualModel is required")]
    [TestCase("provider: Gemini\n  baseURL: http://localhost", "spec.baseURL: names the proxy itself")]
    [TestCase(
        "provider: Gemini\n  policies: {tunnel: {backendRef: {name: nobody, port: 1}}}",
        "spec.policies.tunnel.backendRef"
    )]
    [TestCase(
        "virtualModel: {weighted: {targets: [{modelRef: {name: nobody}}]}}",
        "AgentgatewayModel default/nobody does not exist"
    )]
    [TestCase(
        "virtualModel: {failover: {targets: [{modelRef: {name: virtual}}]}}",
        "model target default/virtual is a virtual model itself"
    )]
    [TestCase(
        "virtualModel: {conditional: {targets: [{modelRef: {name: wild}}]}}",
        "is required: AgentgatewayModel default/wild stands for many models"
    )]
    public async Task Says_what_is_wrong_and_sends_nothing(string spec, string problem)
    {
        await using var rig = await StartAsync(
            Model("m", spec == "{}" ? "visibility: Public" : spec),
            Model("virtual", "virtualModel: {weighted: {targets: [{modelRef: {name: plain}}]}}"),
            Model("wild", "provider: OpenAI\n  match: {model: 'gpt-*'}"),
            Model("plain", "provider: Groq")
        );

        Assert.That(Keys(rig), Has.None.Contains("/m"));
        Assert.That(Keys(rig), Has.Some.Contains("model_route/default/plain.llm"));
        Assert.That(Conditions(rig, "m")[0], Is.EqualTo("Accepted True Accepted "));
        Assert.That(Conditions(rig, "m")[1], Does.StartWith("ResolvedRefs False Invalid ").And.Contains(problem));
    }

    [Test]
    public async Task Follows_the_models_that_it_chooses_among()
    {
        await using var rig = await StartAsync(
            Model(
                "v",
                "virtualModel: {failover: {targets: [{modelRef: {name: b}, priority: 1}, {modelRef: {name: a}}]}}"
            ),
            Model("a", "provider: Groq\n  match: {model: fast}"),
            Model("b", "provider: Anthropic")
        );

        var groups = Backend(rig, "backend/default/v/failover.llm").Ai.ProviderGroups;
        Assert.That(groups.Select(group => group.Providers.Single().Name), Is.EqualTo(["a", "b"]));
        Assert.That(groups[0].Providers[0].ModelOverride, Is.EqualTo("fast"));
        Assert.That(groups[1].Providers[0].Anthropic.Model, Is.EqualTo("b"));
    }

    [Test]
    public async Task Makes_its_gateways_need_what_it_refers_to()
    {
        const string Backend = """
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayBackend
            metadata: {name: proxy, namespace: default}
            spec: {static: {host: proxy.example.com, port: 3128}}
            """;
        await using var rig = await StartAsync(
            Backend,
            Model(
                "m",
                "provider: OpenAI\n  policies: {tunnel: {backendRef: {group: agentgateway.dev, kind: AgentgatewayBackend, name: proxy}}}"
            )
        );

        Assert.That(Keys(rig), Has.Some.EqualTo("backend/default/proxy"));
    }

    private static Task<TranslationRig> StartAsync(params string[] manifests) =>
        TranslationRig.StartAsync(
            string.Join("\n---\n", [Listeners, .. manifests]),
            new SyncerSettings { EnableAgentgatewayModels = true }
        );

    private static string Model(string name, string spec) =>
        $$"""
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayModel
            metadata: {name: {{name}}, namespace: default}
            spec:
              parentRefs: [{name: gw}]
              {{spec}}
            """;

    private static List<string> Keys(TranslationRig rig) =>
        [
            .. rig
                .Outputs.Resources.Snapshot.Keys.Select(key => key.Name)
                .Where(name => !name.StartsWith("bind/") && !name.StartsWith("listener/"))
                .Order(StringComparer.Ordinal),
        ];

    private static Backend Backend(TranslationRig rig, string name) =>
        rig.Outputs.Resources.Snapshot.Values.Single(row => row.Key.Name == name).ToMessage().Backend;

    private static List<string> Conditions(TranslationRig rig, string model)
    {
        var status = rig.Outputs.Statuses.Snapshot.Values.Single(row =>
            row.Key.Kind == "AgentgatewayModel" && row.Key.Name == new NamespacedName("default", model)
        );
        return
        [
            .. ((RouteStatus)status.Body)
                .Parents.Single()
                .Conditions.Select(condition =>
                    $"{condition.Type} {condition.Status} {condition.Reason} {condition.Message}"
                ),
        ];
    }
}
