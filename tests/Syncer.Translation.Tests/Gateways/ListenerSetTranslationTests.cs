// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using static Syncer.Translation.Tests.Gateways.GatewayRows;

namespace Syncer.Translation.Tests.Gateways;

public sealed class ListenerSetTranslationTests
{
    private GatewayRig _rig = null!;

    [SetUp]
    public void CreateRig() => _rig = new();

    [TearDown]
    public async Task DisposeRig() => await _rig.DisposeAsync();

    [Test]
    public void Adds_listeners_to_the_Gateway()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("All"));
        _rig.ListenerSets.Set(
            ListenerSet("web", "set", Listener("http", 9090), Listener("default", 0, hostname: "a.example"))
        );
        Assert.That(
            _rig.ResourceNames,
            Is.EqualTo([
                "infra/gw bind/80/infra/gw",
                "infra/gw bind/9090/infra/gw",
                "infra/gw listener/infra/gw.http",
                "infra/gw listener/web/set.default",
                "infra/gw listener/web/set.http",
            ])
        );
        Assert.That(
            _rig.Resource("listener/web/set.http").ToJsonString(),
            Is.EqualTo(
                """{"listener":{"key":"web/set.http","bindKey":"9090/infra/gw","name":{"gatewayName":"gw","gatewayNamespace":"infra","listenerName":"http","listenerSet":{"name":"set","namespace":"web"}},"protocol":"HTTP"}}"""
            )
        );
        Assert.That((int)_rig.Status("Gateway", "infra", "gw")!["attachedListenerSets"]!, Is.EqualTo(1));
        Assert.That(
            _rig.Conditions("ListenerSet", "web", "set"),
            Is.EqualTo(["Accepted=True/Accepted", "Programmed=True/Programmed"])
        );
        Assert.That(_rig.Translation.Parents.Snapshot.Keys, Does.Contain(ParentKey.ListenerSet(new("web", "set"))));
    }

    [Test]
    public void Is_refused_when_the_Gateway_does_not_allow_it()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("Same"));
        _rig.ListenerSets.Set(ListenerSet("web", "set", Listener("http", 9090)));
        Assert.That(_rig.ResourceNames, Has.None.Contains("web/set"));
        Assert.That(
            _rig.Conditions("ListenerSet", "web", "set"),
            Is.EqualTo(["Accepted=False/NotAllowed", "Programmed=False/NotAllowed"])
        );
        Assert.That((int)_rig.Status("Gateway", "infra", "gw")!["attachedListenerSets"]!, Is.Zero);

        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("Selector", Selector("team", "red")));
        _rig.Namespaces.Set(Namespace("web", ("team", "red")));
        Assert.That(_rig.ResourceNames, Does.Contain("infra/gw listener/web/set.http"));
    }

    [Test]
    public void Has_no_status_when_its_parent_is_not_ours()
    {
        _rig.ListenerSets.Set(ListenerSet("web", "set", Listener("http", 9090)));
        Assert.That(_rig.Status("ListenerSet", "web", "set"), Is.Null);
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("All"));
        Assert.That(_rig.Status("ListenerSet", "web", "set"), Is.Not.Null);
    }

    [Test]
    public void Reports_conflicts_by_entry()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80, hostname: "a.example")).Allowing("All"));
        _rig.ListenerSets.Set(
            ListenerSet(
                "web",
                "set",
                Listener("same", 80, hostname: "a.example"),
                Listener("other", 80, hostname: "b.example")
            )
        );
        Assert.That(
            _rig.ListenerConditions("ListenerSet", "web", "set", "same"),
            Is.EqualTo([
                "Accepted=False/HostnameConflict",
                "Conflicted=True/HostnameConflict",
                "Programmed=False/HostnameConflict",
                "ResolvedRefs=True/ResolvedRefs",
            ])
        );
        Assert.That(
            _rig.Conditions("ListenerSet", "web", "set"),
            Is.EqualTo(["Accepted=True/ListenersNotValid", "Programmed=True/Programmed"])
        );
        Assert.That(_rig.ResourceNames, Has.None.EqualTo("infra/gw listener/web/set.same"));
        Assert.That(_rig.ResourceNames, Does.Contain("infra/gw listener/web/set.other"));
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=True/Accepted"));

        _rig.ListenerSets.Set(ListenerSet("web", "set", Listener("same", 80, "TCP")));
        Assert.That(
            _rig.Conditions("ListenerSet", "web", "set"),
            Is.EqualTo(["Accepted=False/ListenersNotValid", "Programmed=False/ListenersNotValid"])
        );
        Assert.That(
            _rig.ListenerConditions("ListenerSet", "web", "set", "same")[1],
            Is.EqualTo("Conflicted=True/ProtocolConflict")
        );
    }

    [Test]
    public void Needs_grants_of_its_own()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("All"));
        _rig.Secrets.Set(TlsSecret("certificates", "tls", TestCertificate.Ec()));
        _rig.Grants.Set(Grant("certificates", "Gateway", "infra", "Secret"));
        _rig.ListenerSets.Set(ListenerSet("web", "set", Https("https", secretNamespace: "certificates")));
        Assert.That(
            _rig.ListenerConditions("ListenerSet", "web", "set", "https"),
            Is.EqualTo([
                "Accepted=False/ListenersNotValid",
                "Conflicted=False/NoConflicts",
                "Programmed=False/Invalid",
                "ResolvedRefs=False/RefNotPermitted",
            ])
        );
        Assert.That((int)_rig.Status("Gateway", "infra", "gw")!["attachedListenerSets"]!, Is.Zero);

        _rig.Grants.Set(Grant("certificates", "ListenerSet", "web", "Secret"));
        Assert.That(
            _rig.ListenerConditions("ListenerSet", "web", "set", "https")[3],
            Is.EqualTo("ResolvedRefs=True/ResolvedRefs")
        );
    }

    [Test]
    public void Keeps_its_listeners_apart_from_those_of_a_Gateway_of_its_name()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("All"));
        _rig.ListenerSets.Set(ListenerSet("infra", "gw", Listener("http", 81)));
        Assert.That(
            _rig.ResourceNames.Where(name => name.Contains("listener/")),
            Is.EqualTo(["infra/gw listener/infra/gw.http", "infra/gw listener/infra/gw/http"])
        );
    }

    [Test]
    public void Disputes_internal_ports_with_the_Gateway()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80, hostname: "a.example")).Allowing("All").Annotated("80"));
        _rig.ListenerSets.Set(ListenerSet("web", "set", Listener("http", 80, hostname: "b.example")));
        Assert.That(_rig.Resource("bind/80/infra/gw")["bind"]!["mode"], Is.Null);
        Assert.That(
            _rig.Conditions("Gateway", "infra", "gw"),
            Is.EqualTo(["Accepted=False/Invalid", "Programmed=True/Programmed"])
        );
    }

    [Test]
    public void Keeps_the_error_of_its_annotation()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("All"));
        var set = ListenerSet("web", "set", Listener("http", 9090));
        var annotations = Krt.LabelSet.From("agentgateway.dev/internal-ports", "80");
        _rig.ListenerSets.Set(set with { Metadata = set.Metadata with { Annotations = annotations } });
        Assert.That(
            _rig.Conditions("ListenerSet", "web", "set"),
            Is.EqualTo(["Accepted=False/Invalid", "Programmed=True/Programmed"])
        );
    }

    [Test]
    public void Counts_the_routes_of_its_own_listeners()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)).Allowing("All"));
        _rig.ListenerSets.Set(ListenerSet("web", "set", Listener("http", 9090)));
        var set = ParentKey.ListenerSet(new("web", "set"));
        _rig.Attachments.Set(new(new("HTTPRoute", new("web", "a")), set, "http"));
        _rig.Attachments.Set(new(new("GRPCRoute", new("web", "a")), set, "http"));
        _rig.Attachments.Set(new(new("HTTPRoute", new("web", "a")), ParentKey.Gateway(new("infra", "gw")), "http"));
        Assert.That((int)_rig.Listener("ListenerSet", "web", "set", "http")["attachedRoutes"]!, Is.EqualTo(2));
        Assert.That((int)_rig.Listener("Gateway", "infra", "gw", "http")["attachedRoutes"]!, Is.EqualTo(1));
    }
}
