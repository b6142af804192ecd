// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Explaining;
using Syncer.Host.Pipeline;
using Syncer.Translation;
using Syncer.Translation.Plugins;

namespace Syncer.Host.Tests.Inspection;

[CancelAfter(60_000)]
public sealed class ObjectExplainerTests
{
    private static IEnumerable<string> Kinds =>
        SyncerKinds
            .With(PluginSet.BuiltIn)
            .Select(kind => kind.Group.Length == 0 ? kind.Kind : $"{kind.Kind}.{kind.Group}");

    [Test]
    public async Task Tells_of_a_route_what_is_made_of_it_and_what_with()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("r", "blue"),
            Manifest.Service("app")
        );

        var route = await manifests.ExplainAsync("httproute", "r");

        Assert.That(route.Problems, Is.Empty);
        Assert.That(route.Verdict, Is.EqualTo("1 resource made of it is served to default/blue."));
        Assert.That(route.Parents.Single().State, Is.EqualTo(ParentExplanation.Attached));
        Assert.That(
            route.References.Select(reference => $"{reference.Object} {reference.State}"),
            Is.EquivalentTo(["Gateway default/blue found", "Service default/app found"])
        );
        Assert.That(
            route.Resources.Select(resource => $"{resource.Gateway} {resource.Name}"),
            Is.EqualTo(["default/blue route/default/r.00.http"])
        );
        Assert.That(
            route.Conditions.Select(condition => $"{condition.About} {condition.Type} {condition.IsGood}"),
            Is.EqualTo(["> Gateway default/blue Accepted True", "> Gateway default/blue ResolvedRefs True"])
        );
        Assert.That(route.Conditions.Select(condition => condition.IsWritten), Is.All.Null);
    }

    [Test]
    public async Task Tells_of_a_service_whose_resources_it_is_read_for()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("r", "blue"),
            Manifest.Service("app")
        );

        var service = await manifests.ExplainAsync("svc", "default/app");

        Assert.That(
            service.Resources.Select(resource => $"{resource.Gateway} {resource.Name}"),
            Is.EqualTo(["* default/app.default.svc.cluster.local"])
        );
        Assert.That(
            service.ContributesTo.Select(other =>
                $"{other.Object} {other.Resources} {string.Join(',', other.Gateways)}"
            ),
            Is.EqualTo(["HTTPRoute default/r 1 default/blue"])
        );
    }

    [Test]
    public async Task Tells_what_every_listener_says()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: blue }
            spec:
              gatewayClassName: agentgateway
              listeners:
                - { name: a, protocol: HTTP, port: 80, hostname: a.example.com }
                - { name: b, protocol: HTTP, port: 80, hostname: b.example.com }
            """,
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r }
            spec:
              parentRefs: [{ name: blue }]
              hostnames: [a.example.com]
              rules: [{ backendRefs: [{ name: app, port: 80 }] }]
            """,
            Manifest.Service("app")
        );

        var parent = (await manifests.ExplainAsync("HTTPRoute", "r")).Parents.Single();

        Assert.That(
            parent.Listeners.Select(listener => $"{listener.Name} {listener.IsAdmitted} {listener.Reason}"),
            Is.EqualTo(["a True ", "b False NoMatchingListenerHostname"])
        );
    }

    [TestCase("nobody", null, "there is no Gateway default/nobody")]
    [TestCase(
        "blue",
        "shop",
        "there is no Gateway shop/blue; there is default/blue, which a parentRef has to name with its namespace"
    )]
    [TestCase(
        "foreign",
        null,
        "its GatewayClass theirs belongs to the controller example.com/c, not to agentgateway.dev/agentgateway"
    )]
    [TestCase("lost", null, "its GatewayClass nowhere does not exist")]
    public async Task Tells_why_a_parent_is_not_found(string parent, string? ns, string reason)
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: { name: theirs }
            spec: { controllerName: example.com/c }
            """,
            Manifest.Gateway("blue"),
            Manifest.Gateway("foreign", "theirs"),
            Manifest.Gateway("lost", "nowhere"),
            $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r, namespace: {{ns ?? "default"}} }
            spec: { parentRefs: [{ name: {{parent}} }] }
            """
        );

        var route = await manifests.ExplainAsync("HTTPRoute", $"{ns ?? "default"}/r");

        Assert.That(route.Verdict, Is.EqualTo("Nothing of it is served: 1 problem was found."));
        Assert.That(route.Problems, Is.EqualTo([$"Gateway {ns ?? "default"}/{parent} is not found: {reason}"]));
    }

    [Test]
    public async Task Tells_which_backend_is_missing_and_which_grant()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r }
            spec:
              parentRefs: [{ name: blue }]
              rules:
                - backendRefs: [{ name: app, port: 80 }, { name: db, namespace: shop, port: 80 }]
            """
        );

        var route = await manifests.ExplainAsync("HTTPRoute", "r");

        Assert.That(
            route.References.Where(reference => reference.State == ReferenceExplanation.Missing).Select(r => r.Object),
            Is.EquivalentTo(["Service default/app", "any ReferenceGrant from HTTPRoute in default to Service in shop"])
        );
    }

    [Test]
    public async Task Tells_which_grant_permits_a_reference()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r }
            spec:
              parentRefs: [{ name: blue }]
              rules: [{ backendRefs: [{ name: db, namespace: shop, port: 80 }] }]
            """,
            """
            apiVersion: v1
            kind: Service
            metadata: { name: db, namespace: shop }
            spec: { clusterIP: 10.0.0.1, ports: [{ port: 80 }] }
            """,
            """
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: { name: allow, namespace: shop }
            spec:
              from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default }]
              to: [{ group: "", kind: Service }]
            """
        );

        var route = await manifests.ExplainAsync("HTTPRoute", "r");
        var grant = await manifests.ExplainAsync("ReferenceGrant", "shop/allow");

        Assert.That(route.Problems, Is.Empty);
        Assert.That(
            route.References.Select(reference => $"{reference.Object} {reference.State}"),
            Has.Member("ReferenceGrant shop/allow found").And.Member("Service shop/db found")
        );
        Assert.That(grant.ContributesTo.Single().Object, Is.EqualTo("HTTPRoute default/r"));
    }

    [Test]
    public async Task Tells_that_an_object_is_there_but_not_discovered()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            new SyncerSettings { DiscoveryNamespaceSelectors = [new() { MatchLabels = LabelSet.From("x", "y") }] },
            Manifest.GatewayClass,
            "{ apiVersion: v1, kind: Namespace, metadata: { name: default, labels: { x: y } } }",
            Manifest.Gateway("blue"),
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r }
            spec:
              parentRefs: [{ name: blue }]
              rules: [{ backendRefs: [{ name: app, namespace: hidden, port: 80 }] }]
            """,
            "{ apiVersion: v1, kind: Service, metadata: { name: app, namespace: hidden }, spec: { ports: [{ port: 80 }] } }",
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: unseen, namespace: hidden }
            spec: { parentRefs: [{ name: blue, namespace: default }] }
            """
        );

        var unseen = await manifests.ExplainAsync("HTTPRoute", "hidden/unseen");

        Assert.That(unseen.Exists, Is.True);
        Assert.That(unseen.Resources, Is.Empty);
        Assert.That(unseen.Problems, Has.One.Contains("its namespace hidden is not discovered"));
    }

    [Test]
    public async Task Tells_of_what_is_not_there_what_is_similar()
    {
        await using var manifests = await InspectedManifests.OfAsync(Manifest.GatewayClass, Manifest.Gateway("blue"));

        var absent = await manifests.ExplainAsync("Gateway", "shop/blue");

        Assert.That(absent.Exists, Is.False);
        Assert.That(absent.Verdict, Is.EqualTo("There is no Gateway shop/blue."));
        Assert.That(absent.SimilarObjects, Is.EqualTo(["Gateway default/blue"]));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Knows_every_kind_of_the_catalogue(string name)
    {
        var kind = SyncerKinds
            .With(PluginSet.BuiltIn)
            .Single(kind => name.StartsWith(kind.Kind + ".", StringComparison.Ordinal) || name == kind.Kind);
        await using var manifests = await InspectedManifests.OfAsync(
            $$"""{ apiVersion: {{kind.ApiVersion}}, kind: {{kind.Kind}}, metadata: { name: only }, spec: {} }"""
        );

        var explanation = await manifests.ExplainAsync(name, "only");

        Assert.That(explanation.Exists, Is.True, string.Join('\n', manifests.Load.Problems));
        Assert.That(explanation.Object, Does.StartWith($"{kind.Kind} ").And.EndWith("only"));
        Assert.That(explanation.Verdict, Is.Not.Empty);
    }

    [Test]
    public async Task Refuses_kinds_and_names_that_are_none()
    {
        await using var manifests = await InspectedManifests.OfAsync(Manifest.GatewayClass);

        Assert.That(
            async () => await manifests.ExplainAsync("foo", "a"),
            Throws.TypeOf<InspectionException>().With.Message.StartsWith("the kind foo is not known; known are ")
        );
        Assert.That(
            async () => await manifests.ExplainAsync("gatewayclass", "a/b"),
            Throws.TypeOf<InspectionException>().With.Message.Contains("has no namespace")
        );
        Assert.That(
            async () => await manifests.ExplainAsync("gateway", "a/b/c"),
            Throws.TypeOf<InspectionException>().With.Message.Contains("NAMESPACE/NAME")
        );
    }

    [Test]
    public async Task Reads_as_JSON_what_it_wrote()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("r", "blue")
        );
        var route = await manifests.ExplainAsync("HTTPRoute", "r");

        var json = JsonSerializer.Serialize(route, InspectionJson.Default.ObjectExplanation);
        var read = JsonSerializer.Deserialize(json, InspectionJson.Default.ObjectExplanation);

        Assert.That(JsonSerializer.Serialize(read, InspectionJson.Default.ObjectExplanation), Is.EqualTo(json));
    }
}
