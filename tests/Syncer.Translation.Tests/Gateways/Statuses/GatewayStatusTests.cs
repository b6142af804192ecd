// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.GatewayApi;
using static Syncer.Translation.Tests.Gateways.GatewayRows;

namespace Syncer.Translation.Tests.Gateways.Statuses;

public sealed class GatewayStatusTests
{
    private GatewayRig _rig = null!;

    [SetUp]
    public void CreateRig() => _rig = new();

    [TearDown]
    public async Task DisposeRig() => await _rig.DisposeAsync();

    private string[] Conditions(Func<GatewaySpec, GatewaySpec> change, params ListenerSpec[] listeners)
    {
        var gateway = Gateway(listeners);
        _rig.Gateways.Set(gateway with { Spec = change(gateway.Spec) });
        return _rig.Conditions("Gateway", "infra", "gw");
    }

    [Test]
    public void Is_written_as_Kubernetes_JSON()
    {
        _rig.Gateways.Set(Gateway(Listener("mesh", 15008, "HBONE"), Listener("tcp", 5432, "TCP")));
        Assert.That(
            _rig.Status("Gateway", "infra", "gw")!.ToJsonString(),
            Is.EqualTo(
                """
                {"conditions":[
                {"type":"Accepted","status":"True","reason":"Accepted","message":"Successfully accepted Gateway","observedGeneration":7},
                {"type":"Programmed","status":"True","reason":"Programmed","message":"Successfully programmed Gateway","observedGeneration":7}],
                "listeners":[
                {"name":"mesh","supportedKinds":[],"attachedRoutes":0,"conditions":[
                {"type":"Accepted","status":"True","reason":"Accepted","message":"No errors found","observedGeneration":7},
                {"type":"Conflicted","status":"False","reason":"NoConflicts","message":"No errors found","observedGeneration":7},
                {"type":"Programmed","status":"True","reason":"Programmed","message":"No errors found","observedGeneration":7},
                {"type":"ResolvedRefs","status":"True","reason":"ResolvedRefs","message":"No errors found","observedGeneration":7}]},
                {"name":"tcp","supportedKinds":[{"group":"gateway.networking.k8s.io","kind":"TCPRoute"}],"attachedRoutes":0,"conditions":[
                {"type":"Accepted","status":"True","reason":"Accepted","message":"No errors found","observedGeneration":7},
                {"type":"Conflicted","status":"False","reason":"NoConflicts","message":"No errors found","observedGeneration":7},
                {"type":"Programmed","status":"True","reason":"Programmed","message":"No errors found","observedGeneration":7},
                {"type":"ResolvedRefs","status":"True","reason":"ResolvedRefs","message":"No errors found","observedGeneration":7}]}],
                "attachedListenerSets":0}
                """.ReplaceLineEndings("")
            )
        );
    }

    [Test]
    public void Accepts_a_Gateway_without_listeners() =>
        Assert.That(Conditions(spec => spec), Is.EqualTo(["Accepted=True/Accepted", "Programmed=True/Programmed"]));

    [Test]
    public void Names_invalid_listeners()
    {
        _rig.Gateways.Set(Gateway(Listener("udp", 53, "UDP"), Listener("http", 80)));
        var accepted = _rig.Status("Gateway", "infra", "gw")!["conditions"]![0]!;
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=True/ListenersNotValid"));
        Assert.That(
            (string?)accepted["message"],
            Is.EqualTo("Some listeners are not accepted: udp: protocol \"UDP\" is unsupported")
        );
        _rig.Gateways.Set(Gateway(Listener("udp", 53, "UDP")));
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=False/ListenersNotValid"));
    }

    [Test]
    public void Reports_conflicts_of_its_own_listeners()
    {
        _rig.Gateways.Set(Gateway(Listener("a", 80), Listener("b", 80, "TCP"), Listener("c", 81)));
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=True/ListenersNotValid"));
        foreach (var name in new[] { "a", "b" })
        {
            Assert.That(
                _rig.ListenerConditions("Gateway", "infra", "gw", name),
                Is.EqualTo([
                    "Accepted=False/ProtocolConflict",
                    "Conflicted=True/ProtocolConflict",
                    "Programmed=False/ProtocolConflict",
                    "ResolvedRefs=True/ResolvedRefs",
                ])
            );
        }
    }

    [TestCase("IPAddress", "10.0.0.1", "Accepted=True/Accepted", "Programmed=True/Programmed")]
    [TestCase("Hostname", "a.example", "Accepted=True/Accepted", "Programmed=False/AddressNotUsable")]
    [TestCase("example.com/pool", "x", "Accepted=False/UnsupportedAddress", "Programmed=False/Invalid")]
    public void Reports_addresses(string type, string value, string accepted, string programmed) =>
        Assert.That(
            Conditions(spec => spec with { Addresses = [new() { Type = type, Value = value }] }, Listener("http", 80)),
            Is.EqualTo([accepted, programmed])
        );

    [TestCase("agentgateway.dev", "AgentgatewayParameters", "Accepted=True/Accepted")]
    [TestCase("gateway.kgateway.dev", "GatewayParameters", "Accepted=True/Accepted")]
    [TestCase("", "ConfigMap", "Accepted=False/InvalidParameters")]
    public void Reports_parameters_of_a_kind_it_does_not_know(string group, string kind, string accepted)
    {
        var reference = new ObjectReference
        {
            Group = group,
            Kind = kind,
            Name = "p",
        };
        var conditions = Conditions(
            spec => spec with { Infrastructure = new() { ParametersRef = reference } },
            Listener("http", 80)
        );
        Assert.That(conditions[0], Is.EqualTo(accepted));
    }

    [Test]
    public void Reports_a_bad_annotation()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Annotated("8080"));
        Assert.That(
            _rig.Conditions("Gateway", "infra", "gw"),
            Is.EqualTo(["Accepted=False/Invalid", "Programmed=True/Programmed"])
        );
    }

    [Test]
    public void Reports_route_kinds_that_do_not_fit()
    {
        var listener = Listener("http", 80) with { AllowedRoutes = new() { Kinds = [new() { Kind = "TCPRoute" }] } };
        _rig.Gateways.Set(Gateway(listener));
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "http"),
            Is.EqualTo([
                "Accepted=True/Accepted",
                "Conflicted=False/NoConflicts",
                "Programmed=True/Programmed",
                "ResolvedRefs=False/InvalidRouteKinds",
            ])
        );
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=True/Accepted"));
    }
}
