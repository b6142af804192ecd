// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests.Inspection;

[CancelAfter(60_000)]
public sealed class ResourceExplainerTests
{
    [Test]
    public async Task Leads_from_a_wire_name_back_to_the_sources()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Gateway("green"),
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: r }
            spec:
              parentRefs: [{ name: blue }, { name: green }]
              rules: [{ backendRefs: [{ name: app, port: 80 }] }]
            """,
            Manifest.Service("app")
        );

        var route = await manifests.Inspector.ExplainResourceAsync("route/default/r.00.http", default);

        Assert.That(
            route.Found.Select(origin => $"{origin.Served.Gateway} {origin.MadeOf}"),
            Is.EqualTo(["default/blue HTTPRoute default/r", "default/green HTTPRoute default/r"])
        );
        Assert.That(
            route.Found[0].With.Select(reference => reference.Object),
            Is.EquivalentTo(["Gateway default/blue", "Gateway default/green", "Service default/app"])
        );
        Assert.That(route.Found[0].Trail[^1], Does.EndWith("services default/app [Source]"));
    }

    [Test]
    public async Task Finds_what_every_gateway_is_served()
    {
        await using var manifests = await InspectedManifests.OfAsync(Manifest.Service("app"));

        var address = await manifests.Inspector.ExplainResourceAsync("default/app.default.svc.cluster.local", default);

        Assert.That(
            address.Found.Select(origin => $"{origin.Served.Gateway} {origin.MadeOf}"),
            Is.EqualTo(["* Service default/app"])
        );
    }

    [Test]
    public async Task Tells_similar_names_where_there_is_none()
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("r", "blue")
        );

        var none = await manifests.Inspector.ExplainResourceAsync("route/default/r", default);

        Assert.That(none.Found, Is.Empty);
        Assert.That(none.SimilarNames, Is.EqualTo(["route/default/r.00.http"]));
    }
}
