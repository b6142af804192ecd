// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Tests.Routes.Backends;

public sealed class BackendLookupTests
{
    [Test]
    public async Task Weighs_backends_and_fails_the_share_of_those_it_cannot_use()
    {
        await using var world = RouteWorld.WithGateway();
        world.AgentgatewayBackends.Set(RouteRows.Service("be"));

        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway(
                    """
                    {"backendRefs": [
                      {"name": "svc", "port": 80},
                      {"name": "be", "group": "agentgateway.dev", "kind": "AgentgatewayBackend", "weight": 0},
                      {"name": "unknown", "port": 80, "weight": 2},
                      {"name": "svc", "namespace": "other", "port": 80, "weight": 3},
                      {"name": "svc", "weight": 4},
                      {"name": "svc.default", "port": 80, "weight": 5},
                      {"name": "none", "group": "agentgateway.dev", "kind": "AgentgatewayBackend", "weight": 6},
                      {"name": "x", "group": "example.com", "kind": "Other", "weight": 7}]}
                    """
                )
            )
        );

        Assert.That(
            world.Route("default/r.00.http").Backends,
            Is.EqualTo(
                new RouteBackend[]
                {
                    new() { Weight = 1, Backend = Service("svc") },
                    new()
                    {
                        Weight = 0,
                        Backend = new() { Backend = "default/be" },
                    },
                    new() { Weight = 2, Backend = Service("unknown") },
                    new() { Weight = 3 },
                    new() { Weight = 4, Backend = new() },
                    new() { Weight = 5, Backend = new() },
                    new()
                    {
                        Weight = 6,
                        Backend = new() { Backend = "default/none" },
                    },
                    new() { Weight = 7, Backend = new() },
                }
            )
        );
        Assert.That(world.Condition("HTTPRoute", "r", "Accepted")!.Status, Is.True);
        Assert.That(world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Reason, Is.EqualTo("InvalidKind"));
        Assert.That(
            world.Outputs.Routes.Snapshot.Values.Single().Backends,
            Is.EqualTo(
                new GatewayUse[]
                {
                    new(new(ObjectKinds.Service, new("default", "svc")), new("default", "gw")),
                    new(new(ObjectKinds.Service, new("default", "svc.default")), new("default", "gw")),
                    new(new(ObjectKinds.Service, new("default", "unknown")), new("default", "gw")),
                    new(new(ObjectKinds.AgentgatewayBackend, new("default", "be")), new("default", "gw")),
                    new(new(ObjectKinds.AgentgatewayBackend, new("default", "none")), new("default", "gw")),
                }
            )
        );
    }

    private static BackendReference Service(string name, string @namespace = "default") =>
        new()
        {
            Service = new() { Namespace = @namespace, Hostname = $"{name}.{@namespace}.svc.cluster.local" },
            Port = 80,
        };

    [TestCase("""{"name": "svc"}""", "port is required in Service backendRef")]
    [TestCase("""{"name": "svc", "port": 70000}""", "port 70000 is not a port number")]
    [TestCase(
        """{"name": "a.b", "port": 80}""",
        "service name invalid; the name of the Service must be used, not the hostname."
    )]
    public async Task Reports_a_reference_that_makes_no_sense(string reference, string message)
    {
        await using var world = RouteWorld.WithGateway();

        world.Http.Set(RouteRows.Http("r", RouteRows.OfGateway($$"""{"backendRefs": [{{reference}}]}""")));

        var condition = world.Condition("HTTPRoute", "r", "ResolvedRefs")!;
        Assert.That((condition.Reason, condition.Message), Is.EqualTo(("UnsupportedValue", message)));
        Assert.That(world.Route("default/r.00.http").Backends.Single().Backend, Is.EqualTo(new BackendReference()));
    }

    [Test]
    public async Task Sends_requests_to_the_target_port_of_an_inference_pool()
    {
        await using var world = RouteWorld.WithGateway();
        world.InferencePools.Set(RouteRows.Service("pool") with { Spec = new() { Ports = [new() { Port = 8000 }] } });

        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway(
                    """{"backendRefs": [{"name": "pool", "group": "inference.networking.k8s.io", "kind": "InferencePool", "port": 9}]}"""
                )
            )
        );

        Assert.That(
            world.Route("default/r.00.http").Backends.Single().Backend,
            Is.EqualTo(
                new BackendReference
                {
                    Service = new() { Namespace = "default", Hostname = "pool.default.inference.cluster.local" },
                    Port = 8000,
                }
            )
        );
    }

    [Test]
    public async Task Heals_when_the_missing_service_appears()
    {
        await using var world = RouteWorld.WithGateway();
        world.Services.Remove(new("default", "svc"));
        world.Http.Set(RouteRows.Http("r", RouteRows.OfGateway("""{"backendRefs": [{"name": "svc", "port": 80}]}""")));
        Assert.That(
            world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Message,
            Is.EqualTo("backend(svc.default.svc.cluster.local) not found")
        );
        world.TakeChanges();

        world.Services.Set(RouteRows.Service("svc"));

        Assert.That(world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Status, Is.True);
        Assert.That(world.TakeChanges(), Is.Empty, "the wire does not depend on the existence of the Service");
    }

    [Test]
    public async Task Heals_when_a_grant_permits_the_reference()
    {
        await using var world = RouteWorld.WithGateway();
        world.Services.Set(RouteRows.Service("other/svc"));
        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway("""{"backendRefs": [{"name": "svc", "namespace": "other", "port": 80}]}""")
            )
        );
        Assert.That(
            world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Message,
            Is.EqualTo(
                "backendRef other/svc not accessible to a HTTPRoute in namespace \"default\" (missing a ReferenceGrant?)"
            )
        );

        world.Grants.Set(
            new()
            {
                Metadata = RouteRows.Meta("other/grant"),
                Spec = new()
                {
                    From =
                    [
                        new()
                        {
                            Group = "gateway.networking.k8s.io",
                            Kind = "HTTPRoute",
                            Namespace = "default",
                        },
                    ],
                    To = [new() { Group = "", Kind = "Service" }],
                },
            }
        );

        Assert.That(world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Status, Is.True);
        Assert.That(world.Route("default/r.00.http").Backends.Single().Backend, Is.EqualTo(Service("svc", "other")));
    }

    [Test]
    public async Task Needs_no_grant_when_the_mode_says_so()
    {
        await using var world = new RouteWorld(new() { BackendRefGrantMode = BackendRefGrantMode.None });
        world.Parents.Set(RouteRows.Gateway("gw", RouteRows.Listener("http")));
        world.Services.Set(RouteRows.Service("other/svc"));

        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway("""{"backendRefs": [{"name": "svc", "namespace": "other", "port": 80}]}""")
            )
        );

        Assert.That(world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Status, Is.True);
    }

    [Test]
    public async Task Puts_the_filters_of_a_backend_on_the_backend()
    {
        await using var world = RouteWorld.WithGateway();

        world.Http.Set(
            RouteRows.Http(
                "r",
                RouteRows.OfGateway(
                    """
                    {"backendRefs": [
                      {"name": "svc", "port": 80, "filters": [
                        {"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "svc", "port": 80}}},
                        {"type": "ResponseHeaderModifier", "responseHeaderModifier": {"remove": ["a"]}},
                        {"type": "RequestHeaderModifier", "requestHeaderModifier": {"remove": ["b"]}},
                        {"type": "RequestRedirect", "requestRedirect": {"hostname": "h"}}]},
                      {"name": "svc", "port": 80, "filters": [{"type": "URLRewrite", "urlRewrite": {"hostname": "h"}}]}]}
                    """
                )
            )
        );

        var backends = world.Route("default/r.00.http").Backends;
        Assert.That(
            backends[0].BackendPolicies.Select(policy => policy.KindCase),
            Is.EqualTo(
                new[]
                {
                    BackendPolicySpec.KindOneofCase.RequestRedirect,
                    BackendPolicySpec.KindOneofCase.RequestHeaderModifier,
                    BackendPolicySpec.KindOneofCase.ResponseHeaderModifier,
                    BackendPolicySpec.KindOneofCase.RequestMirror,
                }
            )
        );
        Assert.That(backends[1], Is.EqualTo(new RouteBackend { Weight = 1 }));
        Assert.That(world.Condition("HTTPRoute", "r", "ResolvedRefs")!.Reason, Is.EqualTo("IncompatibleFilters"));
    }
}
