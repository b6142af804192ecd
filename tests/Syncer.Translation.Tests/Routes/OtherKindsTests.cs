// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Tests.Routes;

/// <summary>What GRPCRoutes, TCPRoutes and TLSRoutes have of their own.</summary>
public sealed class OtherKindsTests
{
    private static readonly DateTimeOffset Created = DateTimeOffset.FromUnixTimeSeconds(1781085600);

    [Test]
    public async Task Serves_a_grpc_route_beside_an_http_route_of_one_name()
    {
        await using var world = RouteWorld.WithGateway();
        const string Spec = """{"parentRefs": [{"name": "gw"}], "hostnames": ["a.com"], "rules": [{}]}""";

        world.Http.Set(RouteRows.Http("r", Spec));
        world.Grpc.Set(RouteRows.Grpc("r", Spec));

        Assert.That(
            world.ResourceNames(),
            Is.EqualTo(new[] { "route/default/r.00.grpc.http", "route/default/r.00.http" })
        );
        var route = world.Route("default/r.00.grpc.http");
        Assert.That(route.Name.Kind, Is.EqualTo("GRPCRoute"));
        Assert.That(route.Hostnames, Is.EqualTo(new[] { "a.com" }));
        Assert.That(route.Matches.Single().Path.PathPrefix, Is.EqualTo("/"));
    }

    [Test]
    public async Task Refuses_filters_that_a_grpc_route_does_not_have()
    {
        await using var world = RouteWorld.WithGateway();

        world.Grpc.Set(
            RouteRows.Grpc(
                "r",
                """{"parentRefs": [{"name": "gw"}], "rules": [{"filters": [{"type": "RequestRedirect", "requestRedirect": {}}]}]}"""
            )
        );

        Assert.That(world.Condition("GRPCRoute", "r", "Accepted")!.Reason, Is.EqualTo("IncompatibleFilters"));
    }

    [Test]
    public async Task Does_not_delegate_from_a_grpc_route()
    {
        await using var world = RouteWorld.WithGateway();

        world.Grpc.Set(
            RouteRows.Grpc(
                "r",
                """{"parentRefs": [{"name": "gw"}], "rules": [{"backendRefs": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "name": "*"}]}]}"""
            )
        );

        Assert.That(world.Condition("GRPCRoute", "r", "ResolvedRefs")!.Reason, Is.EqualTo("InvalidKind"));
        Assert.That(world.Route("default/r.00.grpc.http").Backends.Single().HasRouteGroupKey, Is.False);
    }

    [Test]
    public async Task Serves_a_tcp_route_under_its_age()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("tcp", 9000, kinds: "TCPRoute")));

        world.Tcp.Set(
            RouteRows.Tcp(
                "r",
                """{"parentRefs": [{"name": "gw"}], "rules": [{"name": "only", "backendRefs": [{"name": "svc", "port": 80}]}]}""",
                Created
            )
        );

        var expected = new TCPRoute
        {
            Key = "1781085600/default/r.00.tcp",
            ListenerKey = "default/gw.tcp",
            Name = new()
            {
                Kind = "TCPRoute",
                Name = "r",
                Namespace = "default",
                RuleName = "only",
            },
        };
        expected.Backends.Add(
            new RouteBackend
            {
                Weight = 1,
                Backend = new()
                {
                    Service = new() { Namespace = "default", Hostname = "svc.default.svc.cluster.local" },
                    Port = 80,
                },
            }
        );
        Assert.That(world.TcpRoute("1781085600/default/r.00.tcp"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Attaches_a_tcp_route_whatever_the_hostname_of_the_listener()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("tls", 443, "a.com", kinds: "TCPRoute")));

        world.Tcp.Set(RouteRows.Tcp("r", """{"parentRefs": [{"name": "gw"}], "rules": [{}]}"""));

        Assert.That(world.ResourceNames(), Is.EqualTo(new[] { "tcp_route/default/r.00.tls" }));
    }

    [Test]
    public async Task Denies_a_tcp_route_when_the_listener_takes_other_kinds()
    {
        await using var world = RouteWorld.WithGateway();

        world.Tcp.Set(RouteRows.Tcp("r", """{"parentRefs": [{"name": "gw"}], "rules": [{}]}"""));

        Assert.That(world.ResourceNames(), Is.Empty);
        var condition = world.Condition("TCPRoute", "r", "Accepted")!;
        Assert.That(
            (condition.Reason, condition.Message),
            Is.EqualTo(("NotAllowedByListeners", "kind gateway.networking.k8s.io/v1, Kind=TCPRoute is not allowed"))
        );
    }

    [Test]
    public async Task Serves_a_tls_route_with_its_hostnames()
    {
        await using var world = RouteWorld.WithGateway();
        world.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("tls", 443, "*.a.com", kinds: "TLSRoute")));

        world.Tls.Set(
            RouteRows.Tls(
                "r",
                """{"parentRefs": [{"name": "gw"}], "hostnames": ["x.a.com", "b.com"], "rules": [{"backendRefs": [{"kind": "Other", "name": "x"}]}]}"""
            )
        );

        var route = world.TcpRoute("default/r.00.tls.tls");
        Assert.That(route.Hostnames, Is.EqualTo(new[] { "x.a.com", "b.com" }));
        Assert.That(route.Name.Kind, Is.EqualTo("TLSRoute"));
        Assert.That(
            route.Backends,
            Is.EqualTo(
                new[]
                {
                    new RouteBackend { Weight = 1, Backend = new() },
                }
            )
        );
        Assert.That(world.Condition("TLSRoute", "r", "ResolvedRefs")!.Reason, Is.EqualTo("InvalidKind"));
    }
}
