// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Routes.Delegation;

public sealed class RouteDelegationTests
{
    private const string ToService = """{"rules": [{"backendRefs": [{"name": "svc", "port": 80}]}]}""";

    private static string Delegate(
        string selector,
        string @namespace = "team",
        string parentRefs = """[{"name": "gw"}]"""
    ) =>
        $$"""
            {"parentRefs": {{parentRefs}},
             "rules": [{"backendRefs": [
               {"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": "{{@namespace}}", "name": "{{selector}}"}]}]}
            """;

    private static string ChildOf(string parent) =>
        $$"""
            {"parentRefs": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": "default", "name": "{{parent}}"}],
             "rules": [{}]}
            """;

    [TestCase("*", "wildcard")]
    [TestCase("child", "child")]
    [TestCase("app=a", "app=a")]
    [TestCase("k.io/app=a", "k.io.app=a")]
    public async Task Serves_the_routes_that_a_selector_means(string selector, string group)
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate(selector)));

        world.Http.Set(RouteRows.Http("team/child", ToService, """{"app": "a", "k.io/app": "a"}"""));

        var route = world.Route($"team/child.00.routegroup.default.parent.team.{group}");
        Assert.That(route.RouteGroupKey, Is.EqualTo("default/parent/team/" + selector));
        Assert.That(route.ListenerKey, Is.Empty);
        Assert.That(
            world.Route("default/parent.00.http").Backends.Single(),
            Is.EqualTo(
                new Protos.Resources.RouteBackend { Weight = 1, RouteGroupKey = "default/parent/team/" + selector }
            )
        );
        Assert.That(world.Outputs.Attachments.Snapshot, Has.Count.EqualTo(1), "only the parent is attached");
    }

    [TestCase("other")]
    [TestCase("app=b")]
    [TestCase("app")]
    public async Task Leaves_out_the_routes_that_a_selector_does_not_mean(string selector)
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate(selector)));

        world.Http.Set(RouteRows.Http("team/child", ToService, """{"app": "a"}"""));

        Assert.That(world.ResourceNames(), Is.EqualTo(new[] { "route/default/parent.00.http" }));
    }

    [Test]
    public async Task Reports_a_missing_backend_of_a_child_as_of_any_route()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate("*")));

        world.Http.Set(
            RouteRows.Http(
                "team/child",
                """
                {"parentRefs": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": "default", "name": "parent"}],
                 "rules": [{"backendRefs": [{"name": "missing", "port": 80}]}]}
                """
            )
        );

        Assert.That(world.ResourceNames(), Has.Length.EqualTo(2));
        Assert.That(world.Condition("HTTPRoute", "team/child", "ResolvedRefs")!.Reason, Is.EqualTo("BackendNotFound"));
    }

    [Test]
    public async Task Gives_a_child_only_to_the_parents_it_names()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("one", Delegate("*")));
        world.Http.Set(RouteRows.Http("two", Delegate("*")));

        world.Http.Set(RouteRows.Http("team/child", ChildOf("one")));

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(
                new[]
                {
                    "route/default/one.00.http",
                    "route/default/two.00.http",
                    "route/team/child.00.routegroup.default.one.team.wildcard",
                }
            )
        );
        Assert.That(world.Condition("HTTPRoute", "team/child", "Accepted")!.Status, Is.True);
    }

    [Test]
    public async Task Denies_a_child_that_its_parent_does_not_delegate_to()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate("other")));

        world.Http.Set(RouteRows.Http("team/child", ChildOf("parent")));

        var condition = world.Condition("HTTPRoute", "team/child", "Accepted")!;
        Assert.That(
            (condition.Reason, condition.Message),
            Is.EqualTo(("NoMatchingParent", "Parent HTTPRoute does not delegate to this route"))
        );
    }

    [Test]
    public async Task Does_not_give_away_a_route_that_only_wants_to_be_attached()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate("*", "default")));

        world.Http.Set(RouteRows.Http("other", """{"parentRefs": [{"name": "gw"}], "rules": [{}]}"""));

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(new[] { "route/default/other.00.http", "route/default/parent.00.http" })
        );
    }

    [Test]
    public async Task Attaches_and_delegates_a_route_that_asks_for_both()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate("*")));

        world.Http.Set(
            RouteRows.Http(
                "team/child",
                """
                {"parentRefs": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": "default", "name": "parent"},
                                {"namespace": "default", "name": "gw"}],
                 "rules": [{}]}
                """
            )
        );

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(
                new[]
                {
                    "route/default/parent.00.http",
                    "route/team/child.00.http",
                    "route/team/child.00.routegroup.default.parent.team.wildcard",
                }
            )
        );
        Assert.That(
            world.ParentStatuses("HTTPRoute", "team/child").Select(parent => parent.ParentRef.Kind),
            Is.EqualTo(new[] { "Gateway", "HTTPRoute" })
        );
    }

    [Test]
    public async Task Reaches_the_gateways_of_the_root_through_routes_in_between()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.Gateway("gw2", RouteRows.Listener("web")));
        world.Http.Set(RouteRows.Http("root", Delegate("middle", "default", """[{"name": "gw"}, {"name": "gw2"}]""")));
        world.Http.Set(RouteRows.Http("middle", Delegate("*", "team", "[]")));

        world.Http.Set(RouteRows.Http("team/leaf", ToService));

        const string Leaf = "team/leaf.00.routegroup.default.middle.team.wildcard";
        Assert.That(world.Route(Leaf, "gw").RouteGroupKey, Is.EqualTo("default/middle/team/*"));
        Assert.That(world.Route(Leaf, "gw2").RouteGroupKey, Is.EqualTo("default/middle/team/*"));
        Assert.That(world.Route("default/middle.00.routegroup.default.root.default.middle", "gw2"), Is.Not.Null);
    }

    [Test]
    public async Task Respects_at_every_step_whom_a_route_lets_delegate_to_it()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("root", Delegate("middle", "default")));
        world.Http.Set(
            RouteRows.Http(
                "middle",
                Delegate(
                    "*",
                    "team",
                    """[{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "name": "someone-else"}]"""
                )
            )
        );

        world.Http.Set(RouteRows.Http("team/leaf", ToService));

        Assert.That(world.ResourceNames(), Is.EqualTo(new[] { "route/default/root.00.http" }));
    }

    [Test]
    public async Task Ends_when_routes_delegate_in_a_circle()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("root", Delegate("a", "default")));
        world.Http.Set(RouteRows.Http("a", Delegate("b", "default", "[]")));

        world.Http.Set(RouteRows.Http("b", Delegate("a", "default", "[]")));

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(
                new[]
                {
                    "route/default/a.00.routegroup.default.b.default.a",
                    "route/default/a.00.routegroup.default.root.default.a",
                    "route/default/b.00.routegroup.default.a.default.b",
                    "route/default/root.00.http",
                }
            )
        );
    }

    [Test]
    public async Task Serves_no_route_in_a_group_of_its_own()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("root", Delegate("loop", "default")));

        world.Http.Set(RouteRows.Http("loop", Delegate("*", "default", "[]")));

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(
                new[] { "route/default/loop.00.routegroup.default.root.default.loop", "route/default/root.00.http" }
            )
        );
    }

    [Test]
    public async Task Follows_the_parent_when_it_is_attached_elsewhere()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.Gateway("gw2", RouteRows.Listener("web")));
        world.Http.Set(RouteRows.Http("parent", Delegate("*")));
        world.Http.Set(RouteRows.Http("team/child", ToService));

        world.Http.Set(RouteRows.Http("parent", Delegate("*", parentRefs: """[{"name": "gw2"}]""")));

        Assert.That(
            world.Outputs.Resources.Snapshot.Keys.Select(key => key.Gateway.Name),
            Is.EqualTo(new[] { "gw2", "gw2" })
        );
        Assert.That(
            world.Outputs.Routes.Snapshot[new("HTTPRoute", new("team", "child"))].Gateways,
            Is.EqualTo(new Krt.NamespacedName[] { new("default", "gw2") })
        );
    }

    [Test]
    public async Task Leaves_the_children_alone_when_the_parent_changes_in_what_does_not_concern_them()
    {
        await using var world = RouteWorld.WithGateway();
        world.Http.Set(RouteRows.Http("parent", Delegate("*")));
        world.Http.Set(RouteRows.Http("team/child", ToService));
        world.TakeChanges();

        world.Http.Set(
            RouteRows.Http(
                "parent",
                Delegate("*").Replace("\"rules\"", "\"hostnames\": [\"a.com\"], \"rules\"", StringComparison.Ordinal)
            )
        );

        Assert.That(world.TakeChanges(), Is.EqualTo(new[] { "route/default/parent.00.http" }));
    }
}
