// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Tests.Routes;

public sealed class RouteCollectionsTests
{
    private const string ToService =
        """{"parentRefs": [{"name": "gw"}], "rules": [{"backendRefs": [{"name": "svc", "port": 80}]}]}""";

    [Test]
    public async Task Serves_a_rule_on_every_listener_that_admits_the_route()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(
            RouteRows.Gateway(
                "gw",
                RouteRows.Listener("a"),
                RouteRows.Listener("b", 81),
                RouteRows.Listener("c", 82, @namespace: "other")
            )
        );

        world.Http.Set(RouteRows.Http("r", RouteRows.OfGateway("""{"name": "first"}""", "{}")));

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(
                new[] { "route/default/r.00.a", "route/default/r.00.b", "route/default/r.01.a", "route/default/r.01.b" }
            )
        );
        Assert.That(
            world.Route("default/r.00.b"),
            Is.EqualTo(
                new Route
                {
                    Key = "default/r.00.b",
                    ListenerKey = "default/gw.b",
                    Name = new()
                    {
                        Kind = "HTTPRoute",
                        Name = "r",
                        Namespace = "default",
                        RuleName = "first",
                    },
                }
            )
        );
        Assert.That(
            world.Outputs.Attachments.Snapshot.Keys.Select(attachment => attachment.SectionName),
            Is.EquivalentTo(new[] { "a", "b" })
        );
    }

    [Test]
    public async Task Serves_two_gateways_separately_when_their_listeners_have_one_name()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.Gateway("infra/other", RouteRows.Listener("http")));

        world.Http.Set(
            RouteRows.Http(
                "r",
                """{"parentRefs": [{"name": "gw"}, {"name": "other", "namespace": "infra"}], "rules": [{}]}"""
            )
        );

        Assert.That(world.Route("default/r.00.http", "gw").ListenerKey, Is.EqualTo("default/gw.http"));
        Assert.That(world.Route("default/r.00.http", "infra/other").ListenerKey, Is.EqualTo("infra/other.http"));
        Assert.That(
            world.Outputs.Routes.Snapshot.Values.Single().Gateways.Select(gateway => gateway.ToString()),
            Is.EqualTo(new[] { "default/gw", "infra/other" })
        );
    }

    [Test]
    public async Task Serves_a_listener_set_through_its_gateway()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.ListenerSet("infra/set", "gw", RouteRows.Listener("http", 9090)));

        world.Http.Set(
            RouteRows.Http(
                "r",
                """{"parentRefs": [{"kind": "ListenerSet", "name": "set", "namespace": "infra"}], "rules": [{}]}"""
            )
        );

        Assert.That(world.Route("default/r.00.infra.set.http").ListenerKey, Is.EqualTo("infra/set.http"));
    }

    [Test]
    public async Task Changes_only_the_resources_of_the_rule_that_is_edited()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("a", ToService));
        world.Http.Set(RouteRows.Http("b", RouteRows.OfGateway("{}", "{}", "{}")));
        world.TakeChanges();

        world.Http.Set(RouteRows.Http("b", RouteRows.OfGateway("{}", """{"timeouts": {"request": "1s"}}""", "{}")));

        Assert.That(world.TakeChanges(), Is.EqualTo(new[] { "route/default/b.01.http" }));
    }

    [Test]
    public async Task Changes_nothing_when_only_the_metadata_of_a_route_changes()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("r", ToService, generation: 1));
        world.TakeChanges();

        world.Http.Set(RouteRows.Http("r", ToService, generation: 2));

        Assert.That(world.TakeChanges(), Is.Empty);
        Assert.That(world.Condition("HTTPRoute", "r", "Accepted")!.ObservedGeneration, Is.EqualTo(2));
    }

    [Test]
    public async Task Removes_what_followed_from_a_route_when_it_goes()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("r", ToService));

        world.Http.Remove(new("default", "r"));

        Assert.That(world.Outputs.Resources.Snapshot, Is.Empty);
        Assert.That(world.Outputs.Attachments.Snapshot, Is.Empty);
        Assert.That(world.Outputs.Statuses.Snapshot, Is.Empty);
    }

    [Test]
    public async Task Attaches_when_the_gateway_appears_and_lets_go_when_it_disappears()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Remove(new("Gateway", new("default", "gw")));
        world.Http.Set(RouteRows.Http("r", ToService));
        Assert.That(world.ParentStatuses("HTTPRoute", "r"), Is.Empty);

        world.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("http")));
        Assert.That(world.ResourceNames(), Is.EqualTo(new[] { "route/default/r.00.http" }));

        world.Parents.Remove(new("Gateway", new("default", "gw")));
        Assert.That(world.ResourceNames(), Is.Empty);
        Assert.That(world.ParentStatuses("HTTPRoute", "r"), Is.Empty);
    }

    [Test]
    public async Task Keeps_good_rules_and_fails_the_requests_of_a_broken_one()
    {
        await using var world = RouteWorld.WithGateway();

        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway(
                    """{"matches": [{"path": {"value": "/good"}}], "backendRefs": [{"name": "svc", "port": 80}]}""",
                    """{"matches": [{"path": {"value": "/bad"}}], "filters": [{"type": "Teapot"}], "backendRefs": [{"name": "svc", "port": 80}]}""",
                    """{"matches": [{"path": {"type": "Glob"}}], "backendRefs": [{"name": "svc", "port": 80}]}"""
                )
            )
        );

        Assert.That(world.ResourceNames(), Is.EqualTo(new[] { "route/default/r.00.http", "route/default/r.01.http" }));
        var bad = world.Route("default/r.01.http");
        Assert.That(bad.Matches.Single().Path.PathPrefix, Is.EqualTo("/bad"));
        Assert.That(bad.Backends, Is.Empty);
        Assert.That(
            bad.TrafficPolicies,
            Is.EqualTo(new[] { new TrafficPolicySpec { DirectResponse = new() { Status = 500 } } })
        );
        Assert.That(world.Condition("HTTPRoute", "r", "Accepted")!.Status, Is.True);
        Assert.That(
            world.Condition("HTTPRoute", "r", "PartiallyInvalid")!.Message,
            Does.StartWith("Dropped Rule 1: unsupported filter type \"Teapot\"")
        );
    }

    [Test]
    public async Task Is_not_attached_when_no_rule_is_valid()
    {
        await using var world = RouteWorld.WithGateway();

        world.Http.Set(RouteRows.Http("r", RouteRows.OfGateway("""{"filters": [{"type": "Teapot"}]}""")));

        Assert.That(world.Outputs.Attachments.Snapshot, Is.Empty);
        Assert.That(world.Condition("HTTPRoute", "r", "Accepted")!.Reason, Is.EqualTo("IncompatibleFilters"));
    }

    [Test]
    public async Task Orders_timeouts_and_retries_after_the_filters()
    {
        await using var world = RouteWorld.WithGateway();

        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway(
                    """
                    {"timeouts": {"request": "1s"}, "retry": {"attempts": 2},
                     "filters": [{"type": "RequestHeaderModifier", "requestHeaderModifier": {"remove": ["a"]}}]}
                    """
                )
            )
        );

        Assert.That(
            world.Route("default/r.00.http").TrafficPolicies.Select(policy => policy.KindCase),
            Is.EqualTo(
                new[]
                {
                    TrafficPolicySpec.KindOneofCase.RequestHeaderModifier,
                    TrafficPolicySpec.KindOneofCase.Timeout,
                    TrafficPolicySpec.KindOneofCase.Retry,
                }
            )
        );
    }

    [Test]
    public async Task Makes_the_same_rows_whatever_the_order_of_arrival()
    {
        await using var forward = RouteWorld.WithGateway();
        await using var backward = new RouteWorld();
        var routes = Enumerable.Range(0, 5).Select(i => RouteRows.Http($"r{i}", ToService)).ToArray();

        foreach (var route in routes)
            forward.Http.Set(route);
        foreach (var route in routes.Reverse())
            backward.Http.Set(route);
        backward.Services.Set(RouteRows.Service("svc"));
        backward.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("http")));

        Assert.That(backward.Outputs.Routes.Snapshot, Is.EquivalentTo(forward.Outputs.Routes.Snapshot));
    }
}
