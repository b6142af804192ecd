// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using static Syncer.Translation.Tests.Gateways.GatewayRows;

namespace Syncer.Translation.Tests.Gateways;

public sealed class GatewayTranslationTests
{
    private GatewayRig _rig = null!;

    [SetUp]
    public void CreateRig() => _rig = new();

    [TearDown]
    public async Task DisposeRig() => await _rig.DisposeAsync();

    private ParentListeners? Parents(ParentKey key) =>
        _rig.Translation.Parents.TryGet(key, out var parents) ? parents : null;

    [Test]
    public void Sends_a_bind_per_port_and_a_listener_per_listener()
    {
        _rig.Gateways.Set(
            Gateway(Listener("a", 8080, hostname: "*.a.example"), Listener("b", 8080), Listener("c", 80))
        );
        Assert.That(
            _rig.ResourceNames,
            Is.EqualTo([
                "infra/gw bind/80/infra/gw",
                "infra/gw bind/8080/infra/gw",
                "infra/gw listener/infra/gw.a",
                "infra/gw listener/infra/gw.b",
                "infra/gw listener/infra/gw.c",
            ])
        );
        Assert.That(
            _rig.Resource("listener/infra/gw.a").ToJsonString(),
            Is.EqualTo(
                """{"listener":{"key":"infra/gw.a","bindKey":"8080/infra/gw","name":{"gatewayName":"gw","gatewayNamespace":"infra","listenerName":"a"},"hostname":"*.a.example","protocol":"HTTP"}}"""
            )
        );
        Assert.That(
            _rig.Resource("bind/8080/infra/gw").ToJsonString(),
            Is.EqualTo("""{"bind":{"key":"8080/infra/gw","port":8080}}""")
        );
    }

    [Test]
    public void Keeps_Gateways_apart_that_share_a_port()
    {
        _rig.Gateways.Set(Gateway("infra", "one", Listener("http", 80)));
        _rig.Gateways.Set(Gateway("infra", "two", Listener("http", 80)));
        Assert.That(
            _rig.ResourceNames,
            Is.EqualTo([
                "infra/one bind/80/infra/one",
                "infra/one listener/infra/one.http",
                "infra/two bind/80/infra/two",
                "infra/two listener/infra/two.http",
            ])
        );
    }

    [Test]
    public void Follows_the_controller_of_the_class()
    {
        _rig.Classes.Set(Class("agentgateway", "example.com/other"));
        _rig.Gateways.Set(Gateway(Listener("http", 80)));
        Assert.That(_rig.ResourceNames, Is.Empty);
        Assert.That(_rig.Status("Gateway", "infra", "gw"), Is.Null);
        Assert.That(Parents(ParentKey.Gateway(new("infra", "gw"))), Is.Null);

        _rig.Classes.Set(Class("agentgateway", "agentgateway.dev/agentgateway"));
        Assert.That(_rig.ResourceNames, Has.Length.EqualTo(2));
        Assert.That(_rig.Status("Gateway", "infra", "gw"), Is.Not.Null);
        Assert.That(Parents(ParentKey.Gateway(new("infra", "gw")))?.Listeners, Has.Count.EqualTo(1));

        _rig.Classes.Remove(new("", "agentgateway"));
        Assert.That(_rig.ResourceNames, Is.Empty);
        Assert.That(_rig.Statuses.Snapshot, Is.Empty);
    }

    [Test]
    public void Tells_routes_what_they_need_to_know()
    {
        _rig.Gateways.Set(
            Gateway(
                Listener("tls", 443, "TLS", "a.example") with
                {
                    Tls = new() { Mode = "Passthrough" },
                    AllowedRoutes = new() { Namespaces = new() { From = "All" } },
                }
            )
        );
        Assert.That(
            Parents(ParentKey.Gateway(new("infra", "gw")))!.Listeners,
            Is.EqualTo([
                new ParentListener
                {
                    ListenerKey = "infra/gw.tls",
                    Gateway = new("infra", "gw"),
                    SectionName = "tls",
                    Port = 443,
                    Protocol = "TLS",
                    Hostname = "a.example",
                    Hostnames = [new("*", "a.example")],
                    AllowedKinds = ["TLSRoute"],
                    TlsPassthrough = true,
                },
            ])
        );
    }

    [Test]
    public void Follows_the_labels_of_Namespaces()
    {
        _rig.Gateways.Set(
            Gateway(
                Listener("labelled", 80) with
                {
                    AllowedRoutes = new()
                    {
                        Namespaces = new() { From = "Selector", Selector = Selector("team", "red") },
                    },
                },
                Listener("named", 81) with
                {
                    AllowedRoutes = new()
                    {
                        Namespaces = new()
                        {
                            From = "Selector",
                            Selector = Selector("kubernetes.io/metadata.name", "web"),
                        },
                    },
                }
            )
        );
        string Allowed(string listener) =>
            string.Join(
                ' ',
                Parents(ParentKey.Gateway(new("infra", "gw")))!
                    .Listeners.Single(entry => entry.SectionName == listener)
                    .Hostnames.Select(entry => entry.Namespace)
            );

        Assert.That((Allowed("labelled"), Allowed("named")), Is.EqualTo(("~", "~")));
        _rig.Namespaces.Set(Namespace("web", ("team", "red")));
        _rig.Namespaces.Set(Namespace("shop", ("team", "red")));
        Assert.That((Allowed("labelled"), Allowed("named")), Is.EqualTo(("shop web", "web")));
        _rig.Namespaces.Set(Namespace("web", ("team", "blue")));
        Assert.That((Allowed("labelled"), Allowed("named")), Is.EqualTo(("shop", "web")));
    }

    [Test]
    public void Serves_nothing_when_no_address_is_usable()
    {
        var gateway = Gateway(Listener("http", 80));
        _rig.Gateways.Set(
            gateway with
            {
                Spec = gateway.Spec with { Addresses = [new() { Type = "NamedAddress", Value = "pool" }] },
            }
        );
        Assert.That(_rig.ResourceNames, Is.Empty);
        Assert.That(Parents(ParentKey.Gateway(new("infra", "gw"))), Is.Null);
        Assert.That(
            _rig.Conditions("Gateway", "infra", "gw"),
            Is.EqualTo(["Accepted=False/UnsupportedAddress", "Programmed=False/Invalid"])
        );
    }

    [Test]
    public void Does_not_send_listeners_that_cannot_be_served()
    {
        var missingTls = Listener("https", 443, "HTTPS");
        var passthrough = Listener("passed", 444, "HTTPS") with { Tls = new() { Mode = "Passthrough" } };
        _rig.Gateways.Set(Gateway(Listener("udp", 53, "UDP"), missingTls, passthrough, Listener("none", 0)));
        Assert.That(
            _rig.ResourceNames,
            Is.EqualTo(["infra/gw bind/443/infra/gw", "infra/gw bind/444/infra/gw", "infra/gw bind/53/infra/gw"])
        );
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "udp")[0],
            Is.EqualTo("Accepted=False/UnsupportedProtocol")
        );
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "none")[0],
            Is.EqualTo("Accepted=False/PortUnavailable")
        );
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "passed")[0],
            Is.EqualTo("Accepted=False/UnsupportedProtocol")
        );
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "https"),
            Is.EqualTo([
                "Accepted=True/Accepted",
                "Conflicted=False/NoConflicts",
                "Programmed=False/Invalid",
                "ResolvedRefs=False/InvalidCertificateRef",
            ])
        );
    }

    [Test]
    public void Sends_no_listener_that_is_in_conflict()
    {
        _rig.Gateways.Set(Gateway(Listener("a", 80), Listener("b", 80), Listener("c", 80, hostname: "c.example")));
        Assert.That(_rig.ResourceNames, Is.EqualTo(["infra/gw bind/80/infra/gw", "infra/gw listener/infra/gw.c"]));
        _rig.Gateways.Set(Gateway(Listener("a", 80), Listener("c", 80, hostname: "c.example")));
        Assert.That(_rig.ResourceNames, Does.Contain("infra/gw listener/infra/gw.a"));
    }

    [Test]
    public void Takes_the_first_of_listeners_with_one_name()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80), Listener("http", 81)));
        Assert.That(_rig.ResourceNames, Is.EqualTo(["infra/gw bind/80/infra/gw", "infra/gw listener/infra/gw.http"]));
    }

    [Test]
    public void Does_not_translate_again_when_a_route_attaches()
    {
        _rig.Gateways.Set(Gateway(Listener("http", 80)));
        var before = _rig.Translation.Parents.Snapshot;
        var resources = _rig.Translation.Resources.Snapshot;
        _rig.Attachments.Set(new(new("HTTPRoute", new("web", "route")), ParentKey.Gateway(new("infra", "gw")), "http"));
        Assert.That((int)_rig.Listener("Gateway", "infra", "gw", "http")["attachedRoutes"]!, Is.EqualTo(1));
        foreach (var (key, parents) in before)
            Assert.That(_rig.Translation.Parents.Snapshot[key], Is.SameAs(parents));
        foreach (var (key, resource) in resources)
            Assert.That(_rig.Translation.Resources.Snapshot[key], Is.SameAs(resource));
    }

    [Test]
    public void Marks_ports_internal()
    {
        _rig.Gateways.Set(Gateway(Listener("public", 80), Listener("internal", 8080)).Annotated("8080"));
        Assert.That((string?)_rig.Resource("bind/8080/infra/gw")["bind"]!["mode"], Is.EqualTo("INTERNAL"));
        Assert.That(_rig.Resource("bind/80/infra/gw")["bind"]!["mode"], Is.Null);
    }
}
