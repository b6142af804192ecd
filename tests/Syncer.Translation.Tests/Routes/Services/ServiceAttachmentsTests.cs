// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;
using Syncer.Translation.Routes.Services;

namespace Syncer.Translation.Tests.Routes.Services;

public sealed class ServiceAttachmentsTests
{
    private const string Parent = """{"group": "", "kind": "Service", "name": "svc" """;

    private static readonly ServiceParentResolver Mesh = (_, kind, name) =>
        kind.Kind == "Service" && name == new NamespacedName("default", "svc")
            ? new("svc.default.svc.cluster.local", [80, 81], [RouteRows.Name("east"), RouteRows.Name("west")])
            : null;

    [Test]
    public async Task Sends_the_rules_to_the_gateways_of_the_service_without_hostnames()
    {
        await using var world = new RouteWorld(serviceParents: Mesh);

        world.Http.Set(
            RouteRows.Http(
                "r",
                $$"""{"parentRefs": [{{Parent}}, "port": 81}], "hostnames": ["a.example"], "rules": [{}]}"""
            )
        );

        Assert.That(
            world.Outputs.Resources.Snapshot.Keys.Select(key => key.ToString()),
            Has.Exactly(2).Items.And.All.Contains("route/default/r.00.svc.default.svc.default.svc.cluster.local.81")
        );
        Assert.That(
            world.Route("default/r.00.svc.default.svc.default.svc.cluster.local.81", "east"),
            Is.EqualTo(
                new Route
                {
                    Key = "default/r.00.svc.default.svc.default.svc.cluster.local.81",
                    Name = new()
                    {
                        Kind = "HTTPRoute",
                        Name = "r",
                        Namespace = "default",
                    },
                    ServiceKey = new NamespacedHostname
                    {
                        Namespace = "default",
                        Hostname = "svc.default.svc.cluster.local",
                    },
                    ServicePort = 81,
                }
            )
        );
        Assert.That(world.Condition("HTTPRoute", "r", "Accepted")!.Status, Is.True);
        Assert.That(world.Outputs.Attachments.Snapshot, Is.Empty, "a service has no listeners to count routes at");
    }

    [Test]
    public async Task Serves_every_port_where_none_is_named()
    {
        await using var world = new RouteWorld(serviceParents: Mesh);

        world.Tls.Set(RouteRows.Tls("r", $$"""{"parentRefs": [{{Parent}}}], "hostnames": ["a"], "rules": [{}]}"""));

        var route = world.TcpRoute("default/r.00.tls.svc.default.svc.default.svc.cluster.local", "west");
        Assert.That(
            (route.ServicePort, route.Hostnames.Count, route.ServiceKey.Namespace),
            Is.EqualTo((0u, 0, "default"))
        );
    }

    [Test]
    public async Task Denies_a_port_that_the_service_does_not_have()
    {
        await using var world = new RouteWorld(serviceParents: Mesh);

        world.Http.Set(RouteRows.Http("r", $$"""{"parentRefs": [{{Parent}}, "port": 99}], "rules": [{}]}"""));

        Assert.That(world.ResourceNames(), Is.Empty);
        var accepted = world.Condition("HTTPRoute", "r", "Accepted")!;
        Assert.That((accepted.Reason, accepted.Message), Is.EqualTo(("NoMatchingParent", "port 99 not found")));
    }

    [TestCase("""{"group": "", "kind": "Service", "name": "other"}""")]
    [TestCase("""{"group": "networking.istio.io", "kind": "ServiceEntry", "name": "svc"}""")]
    [TestCase("""{"kind": "Service", "name": "svc"}""")]
    public async Task Says_nothing_about_services_that_are_not_ours(string parent)
    {
        await using var world = new RouteWorld(serviceParents: Mesh);

        world.Http.Set(RouteRows.Http("r", $$"""{"parentRefs": [{{parent}}], "rules": [{}]}"""));

        Assert.That(world.ParentStatuses("HTTPRoute", "r"), Is.Empty);
        Assert.That(world.ResourceNames(), Is.Empty);
    }
}
