// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Syncer.Host.Settings;
using Syncer.Translation;

namespace Syncer.Host.Tests.Deployment;

public sealed class ChartTests
{
    private static readonly string Chart = Checkout.PathOf("deploy", "helm", "krt-syncer");

    [Test]
    public void Installs_by_default_what_kustomize_does()
    {
        var installed = Render();
        var expected = DeployedObjects.OfKustomization();

        // Helm creates the namespace itself, and the values that the program has by default are spelt out.
        expected.Remove("Namespace/krt-syncer");
        var settings = SettingsOf(installed);
        var container = ContainerOf(installed);
        container["env"] = ContainerOf(expected)["env"]!.DeepClone();
        Assert.That(installed.Keys, Is.EqualTo(expected.Keys));
        foreach (var (name, json) in installed)
            Assert.That(json.ToJsonString(), Is.EqualTo(expected[name].ToJsonString()), name);
        Assert.That(
            (settings.Translation.ControllerName, settings.Translation.IstioClusterId),
            Is.EqualTo((new SyncerSettings().ControllerName, new SyncerSettings().IstioClusterId))
        );
        Assert.That(
            settings
                .Values.Where(value => value.Origin.StartsWith("AGW_", StringComparison.Ordinal))
                .Where(value => !JsonNode.DeepEquals(value.Value, value.Setting.Default))
                .Select(value => value.Setting.Name)
                .Order(StringComparer.Ordinal),
            Is.EqualTo(["healthAddress", "logFormat", "metricsAddress", "xdsAddress", "xdsServiceName"])
        );
    }

    [Test]
    public void Installs_into_another_namespace() =>
        Assert.That(
            Render(release: "gateways").Values.Select(json => json["metadata"]!["namespace"]).OfType<JsonNode>(),
            Has.All.Matches<JsonNode>(ns => $"{ns}" == "gateways")
        );

    [Test]
    public void Installs_nothing_when_it_is_not_enabled() =>
        Assert.That(Render("{agentGateway: {enabled: false}}"), Is.Empty);

    [Test]
    public void Takes_the_values_that_users_know()
    {
        var installed = Render(
            """
            controllerName: example.com/controller
            gatewayClassName: edge
            inferenceExtension: {enabled: true}
            discoveryNamespaceSelectors: [{matchLabels: {team: a}}]
            image: {registry: registry.example.com, repository: syncer, tag: "1"}
            commonLabels: {team: a}
            nodeSelector: {disk: ssd}
            tolerations: [{key: dedicated, operator: Exists}]
            controller:
              replicaCount: 3
              logLevel: debug
              extraEnv: [{name: AGW_KUBE_QPS, value: "7"}]
              podDisruptionBudget: {enabled: false}
            """
        );

        var settings = SettingsOf(installed);
        Assert.That(
            (settings.Translation.ControllerName, settings.Translation.AgentgatewayClassName),
            Is.EqualTo(("example.com/controller", "edge"))
        );
        Assert.That(settings.Translation.EnableInferExt, Is.True);
        Assert.That(settings.Translation.DiscoveryNamespaceSelectors, Has.Count.EqualTo(1));
        Assert.That((settings.Server.KubeQps, $"{settings.Server.LogLevel}"), Is.EqualTo((7.0, "Debug")));
        Assert.That($"{ContainerOf(installed)["image"]}", Is.EqualTo("registry.example.com/syncer:1"));
        var deployment = installed["Deployment/krt-syncer"];
        Assert.That((int)deployment["spec"]!["replicas"]!, Is.EqualTo(3));
        Assert.That($"{deployment["metadata"]!["labels"]!["team"]}", Is.EqualTo("a"));
        Assert.That($"{deployment["spec"]!["template"]!["spec"]!["nodeSelector"]!["disk"]}", Is.EqualTo("ssd"));
        Assert.That(installed, Does.Not.ContainKey("PodDisruptionBudget/krt-syncer"));
        Assert.That(
            installed["ClusterRole/krt-syncer-writer"].ToJsonString(),
            Does.Contain("\"resourceNames\":[\"edge\"]")
        );
    }

    private static SortedDictionary<string, JsonNode> Render(string values = "{}", string release = "krt-syncer")
    {
        var merged = DeployedObjects.ToJson(File.ReadAllText(Path.Combine(Chart, "values.yaml"))).AsObject();
        Merge(merged, DeployedObjects.ToJson(values).AsObject());
        var root = new JsonObject
        {
            ["Values"] = merged,
            ["Release"] = new JsonObject { ["Namespace"] = release },
        };
        return DeployedObjects.Of(
            Directory
                .GetFiles(Path.Combine(Chart, "templates"), "*.yaml")
                .Select(file => ChartTemplate.Render(File.ReadAllText(file), Chart, root))
        );
    }

    private static void Merge(JsonObject values, JsonObject others)
    {
        foreach (var (name, value) in others)
        {
            if (value is JsonObject fields && values[name] is JsonObject known)
                Merge(known, fields);
            else
                values[name] = value?.DeepClone();
        }
    }

    private static JsonNode ContainerOf(SortedDictionary<string, JsonNode> objects) =>
        objects["Deployment/krt-syncer"]["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Single()!;

    private static BoundSettings SettingsOf(SortedDictionary<string, JsonNode> objects)
    {
        var variables = ContainerOf(objects)["env"]!
            .AsArray()
            .ToDictionary(variable => $"{variable!["name"]}", variable => $"{variable!["value"]}");
        var bound = BoundSettings.Bind(new Dictionary<Setting, string>(), variables, path: null);
        Assert.That(bound.Problems, Is.Empty);
        return bound;
    }
}
