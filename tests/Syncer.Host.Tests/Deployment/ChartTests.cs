// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Syncer.Host.Settings;
using Syncer.Host.Tests.Deployment.Helm;
using Syncer.Translation;

namespace Syncer.Host.Tests.Deployment;

public sealed partial class ChartTests
{
    private static readonly HelmChart Chart = new(Checkout.PathOf("deploy", "helm", "krt-syncer"));

    [Test]
    public void Installs_by_default_what_kustomize_does()
    {
        var installed = Render();
        var expected = DeployedObjects.OfKustomization();

        // Helm creates the namespace itself, says with labels where objects are from, and spells out the program's own defaults.
        expected.Remove("Namespace/krt-syncer");
        var settings = SettingsOf(installed);
        ContainerOf(installed)["env"] = ContainerOf(expected)["env"]!.DeepClone();
        Assert.That(installed.Keys, Is.EqualTo(expected.Keys));
        foreach (var (name, json) in installed)
        {
            RemoveLabelsOfHelm(json);
            Assert.That(JsonNode.DeepEquals(json, expected[name]), Is.True, $"{name}: {json}\n{expected[name]}");
        }
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
    public void Installs_the_proxy_of_the_sample()
    {
        var installed = Render("proxies: [{namespace: default, gateway: agent-gateway, ports: [8080]}]");
        var sample = DeployedObjects.Of(DeployedObjects.Read("samples/proxy.yaml"));

        foreach (var (name, expected) in sample)
        {
            RemoveLabelsOfHelm(installed[name]);
            Assert.That(JsonNode.DeepEquals(installed[name], expected), Is.True, $"{installed[name]}\n{expected}");
        }
    }

    /// <summary>Kinds that the API server has without CustomResourceDefinitions, with every value that has a place in them.</summary>
    [Test]
    [CancelAfter(120_000)]
    public async Task Is_accepted_by_a_cluster(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var rendered = Chart.Render(
            """
            commonLabels: {team: a}
            proxies: [{namespace: chart, gateway: edge, ports: [80, 443]}]
            proxy: {resources: {requests: {cpu: 1}}, xdsCaConfigMap: ca, extraEnv: {RUST_LOG: info}}
            imagePullSecrets: [{name: pull}]
            affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}
            tolerations: [{key: dedicated, operator: Exists}]
            controller:
              priorityClassName: system-cluster-critical
              extraEnv: {AGW_KUBE_QPS: 7, TOKEN: {valueFrom: {secretKeyRef: {name: a, key: b}}}}
              extraVolumes: [{name: extra, emptyDir: {}}]
              extraVolumeMounts: [{name: extra, mountPath: /extra}]
              xds: {tls: {enabled: true}}
              horizontalPodAutoscaler: {minReplicas: 2, maxReplicas: 5}
              service: {type: LoadBalancer, externalTrafficPolicy: Local, allocateLoadBalancerNodePorts: false}
            """,
            "edge",
            "chart"
        );
        rendered.Remove("NOTES.txt");
        var @namespace = folder.Write("namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: chart");
        var manifests = folder.Write("chart.yaml", rendered.Values);

        var created = await Kubectl.ApplyAsync(cancellationToken, "-f", @namespace);
        var applied = await Kubectl.ApplyAsync(cancellationToken, "-f", manifests);

        Assert.That(created.ExitCode, Is.Zero, created.Error);
        Assert.That(applied.ExitCode, Is.Zero, applied.Error);
        Assert.That(
            applied.Output,
            Does.Contain("deployment.apps/edge-krt-syncer serverside-applied")
                .And.Contain("horizontalpodautoscaler.autoscaling/edge-krt-syncer serverside-applied")
                .And.Contain("deployment.apps/edge serverside-applied")
        );
    }

    [Test]
    public void Calls_nothing_by_its_default_name_in_another_release()
    {
        var installed = Render(
            """
            nameOverride: syncer
            serviceAccount: {name: identity}
            controller: {xds: {tls: {enabled: true, secretName: certificate}}}
            """,
            "edge",
            "gateways"
        );

        foreach (var (name, json) in installed)
        {
            json["metadata"]!["labels"]!.AsObject().Remove("helm.sh/chart");
            // What the container is called in its pod, and its image, are no names of objects.
            var text = json.ToJsonString()
                .Replace("\"name\":\"krt-syncer\",\"image\":\"krt-syncer:0.1.0\"", "", StringComparison.Ordinal);
            Assert.That(text, Does.Not.Contain("krt-syncer"), name);
            Assert.That(text, Does.Not.Contain("kgateway-xds-cert"), name);
            Assert.That($"{json["metadata"]!["namespace"] ?? "gateways"}", Is.EqualTo("gateways"), name);
        }
        Assert.That(installed.Keys, Does.Contain("Deployment/edge-syncer").And.Contain("ServiceAccount/identity"));
        Assert.That(
            installed["ClusterRoleBinding/edge-syncer-reader"]["subjects"]!.ToJsonString(),
            Is.EqualTo("""[{"kind":"ServiceAccount","name":"identity","namespace":"gateways"}]""")
        );
        var server = SettingsOf(installed).Server;
        Assert.That(
            (server.LeaseName, server.XdsServiceName, $"{server.XdsMode}", server.XdsTlsSecret),
            Is.EqualTo(("edge-syncer", "edge-syncer", "Tls", "certificate"))
        );
    }

    [TestCase("{agentGateway: {enabled: false}}")]
    [TestCase("{agentgateway: {enabled: false}}")]
    public void Installs_nothing_when_it_is_not_enabled(string values)
    {
        Assert.That(Render(values), Is.Empty);
        Assert.That(
            Chart.Render(values, "krt-syncer", "krt-syncer")["NOTES.txt"],
            Does.Contain("Nothing is installed")
        );
    }

    [Test]
    public void Takes_the_values_that_users_know()
    {
        var installed = Render(
            """
            controllerName: example.com/controller
            gatewayClassName: edge
            gatewayClassParametersRefs: {edge: {name: shared, namespace: gateways}}
            inferenceExtension: {enabled: true}
            discoveryNamespaceSelectors: [{matchLabels: {team: a}}]
            image: {registry: registry.example.com, tag: "1"}
            commonLabels: {team: a}
            podLabels: {tier: control}
            deploymentAnnotations: {note: deployment}
            podAnnotations: {note: pod}
            serviceAccount: {annotations: {note: account}}
            nodeSelector: {disk: ssd}
            tolerations: [{key: dedicated, operator: Exists}]
            topologySpreadConstraints: [{maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}]
            controller:
              image: {repository: syncer}
              logLevel: debug
              priorityClassName: system-cluster-critical
              extraEnv: {AGW_KUBE_QPS: 7, TOKEN: {valueFrom: {secretKeyRef: {name: a, key: b}}}}
              extraVolumes: [{name: extra, emptyDir: {}}]
              extraVolumeMounts: [{name: extra, mountPath: /extra}]
              strategy: {type: Recreate, rollingUpdate: null}
              podDisruptionBudget: null
              horizontalPodAutoscaler: {minReplicas: 2, maxReplicas: 5}
              verticalPodAutoscaler: {updatePolicy: {updateMode: Auto}}
              service: {type: LoadBalancer, externalTrafficPolicy: Local, allocateLoadBalancerNodePorts: false, annotations: {note: service}}
            """
        );

        var settings = SettingsOf(installed);
        Assert.That(
            (settings.Translation.ControllerName, settings.Translation.AgentgatewayClassName),
            Is.EqualTo(("example.com/controller", "edge"))
        );
        Assert.That(settings.Translation.EnableInferExt, Is.True);
        Assert.That(settings.Translation.DiscoveryNamespaceSelectors, Has.Count.EqualTo(1));
        Assert.That(settings.Translation.GatewayClassParametersRefs["edge"].Name, Is.EqualTo("shared"));
        Assert.That((settings.Server.KubeQps, $"{settings.Server.LogLevel}"), Is.EqualTo((7.0, "Debug")));
        Assert.That(
            ValuesAt(
                installed,
                "Deployment/krt-syncer metadata.labels.team",
                "Deployment/krt-syncer metadata.annotations.note",
                "Deployment/krt-syncer spec.replicas",
                "Deployment/krt-syncer spec.strategy",
                "Deployment/krt-syncer spec.template.metadata.labels.team",
                "Deployment/krt-syncer spec.template.metadata.labels.tier",
                "Deployment/krt-syncer spec.template.metadata.annotations.note",
                "Deployment/krt-syncer spec.template.spec.nodeSelector.disk",
                "Deployment/krt-syncer spec.template.spec.priorityClassName",
                "Deployment/krt-syncer spec.template.spec.topologySpreadConstraints",
                "Deployment/krt-syncer spec.template.spec.volumes",
                "Service/krt-syncer spec.type",
                "Service/krt-syncer spec.externalTrafficPolicy",
                "Service/krt-syncer spec.allocateLoadBalancerNodePorts",
                "Service/krt-syncer metadata.annotations.note",
                "ServiceAccount/krt-syncer metadata.annotations.note",
                "HorizontalPodAutoscaler/krt-syncer spec.scaleTargetRef.name",
                "HorizontalPodAutoscaler/krt-syncer spec.maxReplicas",
                "VerticalPodAutoscaler/krt-syncer spec.updatePolicy.updateMode"
            ),
            Is.EqualTo([
                "a",
                "deployment",
                "",
                """{"type":"Recreate"}""",
                "a",
                "control",
                "pod",
                "ssd",
                "system-cluster-critical",
                """[{"labelSelector":{},"maxSkew":2,"topologyKey":"zone","whenUnsatisfiable":"DoNotSchedule"}]""",
                """[{"emptyDir":{},"name":"extra"}]""",
                "LoadBalancer",
                "Local",
                "false",
                "service",
                "account",
                "krt-syncer",
                "5",
                "Auto",
            ])
        );
        Assert.That($"{ContainerOf(installed)["image"]}", Is.EqualTo("registry.example.com/syncer:1"));
        Assert.That($"{ContainerOf(installed)["volumeMounts"]![0]!["mountPath"]}", Is.EqualTo("/extra"));
        Assert.That(installed, Does.Not.ContainKey("PodDisruptionBudget/krt-syncer"));
        Assert.That(
            installed["ClusterRole/krt-syncer-writer"].ToJsonString(),
            Does.Contain("\"resourceNames\":[\"edge\"]")
        );
    }

    [Test]
    public void Watches_with_metrics_that_exist()
    {
        var installed = Render("monitoring: {enabled: true}");

        Assert.That(
            installed.Keys.Except(Render().Keys),
            Is.EqualTo([
                "ConfigMap/krt-syncer-dashboard",
                "PodMonitor/krt-syncer-proxy",
                "PrometheusRule/krt-syncer",
                "ServiceMonitor/krt-syncer",
            ])
        );
        var documented = File.ReadAllText(Checkout.PathOf("docs", "metrics.md"));
        var dashboard = JsonNode.Parse($"{installed["ConfigMap/krt-syncer-dashboard"]["data"]!["krt-syncer.json"]}")!;
        var rules = installed["PrometheusRule/krt-syncer"]["spec"]!["groups"]![0]!["rules"]!.AsArray();
        var expressions = dashboard["panels"]!
            .AsArray()
            .SelectMany(panel => panel!["targets"]!.AsArray())
            .Concat(rules)
            .Select(target => $"{target!["expr"]}")
            .ToArray();
        var metrics = expressions
            .SelectMany(expression => Metric.Matches(expression))
            .Select(metric => metric.Value.Replace("_seconds_bucket", "_seconds", StringComparison.Ordinal))
            .Distinct();

        Assert.That(expressions, Has.Length.GreaterThan(15));
        Assert.That(metrics.Where(metric => !documented.Contains($"`{metric}`", StringComparison.Ordinal)), Is.Empty);
        Assert.That(
            rules.Select(rule => $"{rule!["expr"]}"),
            Has.All.Contains("{namespace=\"krt-syncer\",service=\"krt-syncer\"}")
        );
        Assert.That(rules.Select(rule => $"{rule!["labels"]!["severity"]}"), Has.All.EqualTo("warning"));
    }

    [TestCase("controller: {replicas: 3}", "/controller")]
    [TestCase("controller: {service: {type: Loadbalancer}}", "/controller/service/type")]
    [TestCase("controller: {logLevel: verbose}", "/controller/logLevel")]
    [TestCase("gatewayClassParametersRefs: {agentgateway: {name: shared}}", "/gatewayClassParametersRefs/agentgateway")]
    [TestCase("policyMerge: {}", "policyMerge")]
    [TestCase("proxies: [{namespace: default, gateway: edge, ports: []}]", "/proxies/0/ports")]
    [TestCase(
        "{controller: {xds: {tls: {enabled: true}}}, proxies: [{namespace: default, gateway: edge, ports: [80]}]}",
        "proxy.xdsCaConfigMap"
    )]
    public void Refuses_what_it_does_not_understand(string values, string expected) =>
        Assert.That(() => Render(values), Throws.TypeOf<ChartException>().With.Message.Contains(expected));

    [Test]
    public void Has_every_value_that_its_templates_name()
    {
        var values = Chart.DefaultValues;
        var named = Directory
            .GetFiles(Checkout.PathOf("deploy", "helm", "krt-syncer", "templates"))
            .SelectMany(file => Value.Matches(File.ReadAllText(file)))
            .Select(value => value.Groups["path"].Value)
            .Distinct()
            .ToArray();

        Assert.That(named, Has.Length.GreaterThan(30));
        Assert.That(named.Where(path => At(values, path) is null), Is.Empty);
    }

    [Test]
    public void Says_where_proxies_find_it() =>
        Assert.That(
            Chart.Render("{proxies: [{namespace: default, gateway: edge, ports: [80]}]}", "a", "b")["NOTES.txt"],
            Does.Contain("XDS_ADDRESS=http://a-krt-syncer.b.svc.cluster.local:9978")
                .And.Contain("\n  default/edge\n")
                .And.Contain("kubectl port-forward deployment/a-krt-syncer 9095 --namespace b")
        );

    private static SortedDictionary<string, JsonNode> Render(
        string values = "{}",
        string name = "krt-syncer",
        string @namespace = "krt-syncer"
    ) =>
        DeployedObjects.Of(
            Chart.Render(values, name, @namespace).Where(file => file.Key != "NOTES.txt").Select(file => file.Value)
        );

    private static void RemoveLabelsOfHelm(JsonNode json)
    {
        string[] labels =
        [
            "helm.sh/chart",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/managed-by",
            "app.kubernetes.io/version",
        ];
        foreach (var fields in json.AsObject().Select(field => field.Value).OfType<JsonObject>().Append(json))
        {
            foreach (var label in labels)
                fields.AsObject().Remove(label);
        }
        foreach (var field in json.AsObject().Select(field => field.Value).ToArray())
        {
            if (field is JsonObject)
                RemoveLabelsOfHelm(field);
            foreach (var item in (field as JsonArray ?? []).OfType<JsonObject>())
                RemoveLabelsOfHelm(item);
        }
    }

    private static IEnumerable<string> ValuesAt(SortedDictionary<string, JsonNode> objects, params string[] places) =>
        places
            .Select(place => place.Split(' '))
            .Select(place =>
                At(objects[place[0]], place[1]) switch
                {
                    JsonObject fields => Sorted(fields).ToJsonString(),
                    JsonArray items => new JsonArray([
                        .. items.Select(item => Sorted(item!.AsObject())),
                    ]).ToJsonString(),
                    var value => $"{value}",
                }
            );

    private static JsonObject Sorted(JsonObject fields) =>
        new(
            fields
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))
        );

    private static JsonNode? At(JsonNode? json, string path) =>
        path.Split('.').Aggregate(json, (value, name) => (value as JsonObject)?[name]);

    private static JsonNode ContainerOf(SortedDictionary<string, JsonNode> objects) =>
        objects.Single(json => json.Key.StartsWith("Deployment/", StringComparison.Ordinal)).Value["spec"]![
            "template"
        ]!["spec"]!["containers"]!
            .AsArray()
            .Single()!;

    private static BoundSettings SettingsOf(SortedDictionary<string, JsonNode> objects)
    {
        var variables = ContainerOf(objects)["env"]!
            .AsArray()
            .Where(variable => variable!["value"] is not null)
            .ToDictionary(variable => $"{variable!["name"]}", variable => $"{variable!["value"]}");
        var bound = BoundSettings.Bind(new Dictionary<Setting, string>(), variables, path: null);
        Assert.That(bound.Problems, Is.Empty);
        return bound;
    }

    [GeneratedRegex(@"\b(agentgateway|krt)_[a-z_]+(?=\{)")]
    private static partial Regex Metric { get; }

    [GeneratedRegex(@"\.Values(\.(?<path>[A-Za-z.]+))")]
    private static partial Regex Value { get; }
}
