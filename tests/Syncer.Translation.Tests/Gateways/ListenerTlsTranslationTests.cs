// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using Krt;
using Syncer.Translation.Rows.GatewayApi;
using static Syncer.Translation.Tests.Gateways.GatewayRows;

namespace Syncer.Translation.Tests.Gateways;

public sealed class ListenerTlsTranslationTests
{
    private const string Poison = """{"cert":"aW52YWxpZA==","privateKey":"aW52YWxpZA=="}""";
    private GatewayRig _rig = null!;

    [SetUp]
    public void CreateRig() => _rig = new();

    [TearDown]
    public async Task DisposeRig() => await _rig.DisposeAsync();

    private JsonNode? TlsOf(string listener) => _rig.Resource($"listener/infra/gw.{listener}")["listener"]!["tls"];

    private string Message(string listener, string type) =>
        _rig.ListenerMessage("Gateway", "infra", "gw", listener, type);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static ListenerSpec WithOption(ListenerSpec listener, string name, string value) =>
        listener with
        {
            Tls = listener.Tls! with { Options = LabelSet.From(name, value) },
        };

    private static Gateway Validating(Gateway gateway, string? mode, params ObjectReference[] references) =>
        gateway with
        {
            Spec = gateway.Spec with
            {
                Tls = new()
                {
                    Frontend = new()
                    {
                        Default = new()
                        {
                            Validation = new() { CaCertificateRefs = [.. references], Mode = mode },
                        },
                    },
                },
            },
        };

    private static ObjectReference Ca(string kind, string name, string? @namespace = null) =>
        new()
        {
            Group = "",
            Kind = kind,
            Name = name,
            Namespace = @namespace,
        };

    [Test]
    public void Sends_the_pair_as_it_is()
    {
        var pair = TestCertificate.Ec();
        _rig.Secrets.Set(TlsSecret("infra", "tls", pair));
        _rig.Gateways.Set(Gateway(Https("https")));
        Assert.That(
            TlsOf("https")!.ToJsonString(),
            Is.EqualTo(
                new JsonObject
                {
                    ["cert"] = Base64(pair.CertificatePem),
                    ["privateKey"] = Base64(pair.PrivateKeyPem),
                }.ToJsonString()
            )
        );
        Assert.That((string?)_rig.Resource("bind/443/infra/gw")["bind"]!["protocol"], Is.EqualTo("TLS"));
    }

    [Test]
    public void Follows_the_Secret()
    {
        _rig.Gateways.Set(Gateway(Https("https")));
        Assert.That(TlsOf("https")!.ToJsonString(), Is.EqualTo(Poison));
        Assert.That(
            Message("https", "ResolvedRefs"),
            Is.EqualTo("invalid certificate reference //tls., secret not found")
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
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=True/ListenersNotValid"));

        _rig.Secrets.Set(TlsSecret("infra", "tls", TestCertificate.Ec()));
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=True/Accepted"));
        Assert.That(TlsOf("https")!.ToJsonString(), Is.Not.EqualTo(Poison));
    }

    [Test]
    public void Refuses_what_is_not_one_Secret()
    {
        var two = Https("two") with { Tls = new() { CertificateRefs = [new() { Name = "a" }, new() { Name = "b" }] } };
        var kind = Https("kind") with
        {
            Port = 444,
            Tls = new() { CertificateRefs = [new() { Kind = "ConfigMap", Name = "a" }] },
        };
        _rig.Gateways.Set(Gateway(two, kind));
        Assert.That(
            Message("two", "ResolvedRefs"),
            Is.EqualTo("exactly 1 certificateRefs should be present for TLS termination")
        );
        Assert.That(
            Message("kind", "ResolvedRefs"),
            Is.EqualTo("invalid certificate reference /ConfigMap/a., only secret is allowed")
        );
    }

    [Test]
    public void Needs_a_grant_for_another_namespace_even_to_learn_that_a_Secret_exists()
    {
        _rig.Gateways.Set(Gateway(Https("https", secretNamespace: "certificates")));
        const string denied =
            "certificateRef tls/certificates not accessible to a Gateway in namespace \"infra\" (missing a ReferenceGrant?)";
        Assert.That(Message("https", "ResolvedRefs"), Is.EqualTo(denied));
        _rig.Secrets.Set(TlsSecret("certificates", "tls", TestCertificate.Ec()));
        Assert.That(Message("https", "ResolvedRefs"), Is.EqualTo(denied));
        Assert.That(TlsOf("https")!.ToJsonString(), Is.EqualTo(Poison));

        var grant = Grant("certificates", "Gateway", "infra", "Secret");
        _rig.Grants.Set(grant);
        Assert.That(Message("https", "ResolvedRefs"), Is.EqualTo("No errors found"));
        _rig.Grants.Remove(grant.Metadata.Key);
        Assert.That(Message("https", "ResolvedRefs"), Is.EqualTo(denied));
    }

    [Test]
    public void Never_shows_a_private_key_in_a_status()
    {
        _rig.Secrets.Set(
            Secret("infra", "tls", ("tls.crt", TestCertificate.Ec().CertificatePem), ("tls.key", "hunter2"))
        );
        _rig.Gateways.Set(Gateway(Https("https")));
        Assert.That(_rig.Status("Gateway", "infra", "gw")!.ToJsonString(), Does.Not.Contain("hunter2"));
        Assert.That(
            _rig.Translation.Resources.Snapshot.Values.Select(resource => resource.ToString()),
            Is.EquivalentTo(["infra/gw bind/443/infra/gw", "infra/gw listener/infra/gw.https"])
        );
    }

    [TestCase("ISTIO_SIMPLE", """{"mtlsMode":"DISABLE","certificateSource":"ISTIO_WORKLOAD"}""")]
    [TestCase("ISTIO_MUTUAL", """{"certificateSource":"ISTIO_WORKLOAD"}""")]
    public void Takes_the_certificate_of_the_mesh(string mode, string expected)
    {
        _rig.Gateways.Set(Gateway(WithOption(Https("https"), "gateway.istio.io/tls-terminate-mode", mode)));
        Assert.That(TlsOf("https")!.ToJsonString(), Is.EqualTo(expected));
    }

    [Test]
    public void Passes_TLS_through_without_a_configuration()
    {
        _rig.Gateways.Set(Gateway(Listener("tls", 443, "TLS") with { Tls = new() { Mode = "Passthrough" } }));
        Assert.That(TlsOf("tls"), Is.Null);
        Assert.That((string?)_rig.Resource("listener/infra/gw.tls")["listener"]!["protocol"], Is.EqualTo("TLS"));
    }

    [Test]
    public void Validates_clients_with_every_good_bundle()
    {
        var (first, second) = (TestCertificate.Ec().CertificatePem, TestCertificate.Ec().CertificatePem);
        _rig.Secrets.Set(TlsSecret("infra", "tls", TestCertificate.Ec()));
        _rig.ConfigMaps.Set(ConfigMap("infra", "first", "ca.crt", first));
        _rig.Secrets.Set(Secret("infra", "second", ("ca.crt", second)));
        var gateway = Gateway(Https("https"));
        _rig.Gateways.Set(
            Validating(
                gateway,
                "AllowInsecureFallback",
                Ca("ConfigMap", "first"),
                Ca("ConfigMap", "gone"),
                Ca("Secret", "second")
            )
        );
        Assert.That((string?)TlsOf("https")!["root"], Is.EqualTo(Base64($"{first}\n{second}")));
        Assert.That((string?)TlsOf("https")!["mtlsMode"], Is.EqualTo("ALLOW_INSECURE_FALLBACK"));
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "https"),
            Is.EqualTo([
                "Accepted=True/Accepted",
                "Conflicted=False/NoConflicts",
                "Programmed=True/Programmed",
                "ResolvedRefs=False/InvalidCACertificateRef",
            ])
        );
        Assert.That(
            _rig.Conditions("Gateway", "infra", "gw"),
            Does.Contain("InsecureFrontendValidationMode=True/ConfigurationChanged")
        );

        _rig.Gateways.Set(Validating(gateway, null, Ca("ConfigMap", "first")));
        Assert.That((string?)TlsOf("https")!["root"], Is.EqualTo(Base64(first)));
        Assert.That(TlsOf("https")!["mtlsMode"], Is.Null);
    }

    [TestCase(
        "Pod",
        "ca",
        null,
        "InvalidCACertificateKind",
        "invalid CA certificate reference /Pod/ca., only secret and configmap are allowed"
    )]
    [TestCase(
        "ConfigMap",
        "gone",
        null,
        "InvalidCACertificateRef",
        "invalid CA certificate reference /ConfigMap/gone., configmap infra/gone not found"
    )]
    [TestCase(
        "Secret",
        "gone",
        null,
        "InvalidCACertificateRef",
        "invalid CA certificate reference /Secret/gone., secret infra/gone not found"
    )]
    [TestCase(
        "Secret",
        "tls",
        null,
        "InvalidCACertificateRef",
        "invalid CA certificate reference /Secret/tls., secret infra/tls has no key \"ca.crt\""
    )]
    [TestCase(
        "ConfigMap",
        "broken",
        null,
        "InvalidCACertificateRef",
        "invalid CA certificate reference /ConfigMap/broken., the bundle is malformed"
    )]
    [TestCase(
        "ConfigMap",
        "ca",
        "other",
        "RefNotPermitted",
        "caCertificateRef other/ca not accessible to a Gateway in namespace \"infra\" (missing a ReferenceGrant?)"
    )]
    public void Fails_closed_when_no_bundle_is_good(
        string kind,
        string name,
        string? @namespace,
        string reason,
        string message
    )
    {
        _rig.Secrets.Set(TlsSecret("infra", "tls", TestCertificate.Ec()));
        _rig.ConfigMaps.Set(ConfigMap("infra", "broken", "ca.crt", "not PEM"));
        _rig.ConfigMaps.Set(ConfigMap("other", "ca", "ca.crt", TestCertificate.Ec().CertificatePem));
        _rig.Grants.Set(Grant("other", "Gateway", "infra", "Secret"));
        _rig.Gateways.Set(Validating(Gateway(Https("https")), null, Ca(kind, name, @namespace)));
        Assert.That(TlsOf("https")!.ToJsonString(), Is.EqualTo(Poison));
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "https"),
            Is.EqualTo([
                "Accepted=False/NoValidCACertificate",
                "Conflicted=False/NoConflicts",
                "Programmed=False/Invalid",
                $"ResolvedRefs=False/{reason}",
            ])
        );
        Assert.That(Message("https", "ResolvedRefs"), Is.EqualTo(message));
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[0], Is.EqualTo("Accepted=False/ListenersNotValid"));
    }

    [Test]
    public void Reads_a_ConfigMap_of_another_namespace_when_it_is_granted()
    {
        var ca = TestCertificate.Ec().CertificatePem;
        _rig.Secrets.Set(TlsSecret("infra", "tls", TestCertificate.Ec()));
        _rig.ConfigMaps.Set(ConfigMap("other", "ca", "ca.crt", ca));
        _rig.Grants.Set(Grant("other", "Gateway", "infra", "ConfigMap"));
        _rig.Gateways.Set(Validating(Gateway(Https("https")), null, Ca("ConfigMap", "ca", "other")));
        Assert.That((string?)TlsOf("https")!["root"], Is.EqualTo(Base64(ca)));
    }

    [Test]
    public void Prefers_the_validation_of_the_port()
    {
        var ca = TestCertificate.Ec().CertificatePem;
        _rig.Secrets.Set(TlsSecret("infra", "tls", TestCertificate.Ec()));
        _rig.ConfigMaps.Set(ConfigMap("infra", "ca", "ca.crt", ca));
        var gateway = Validating(
            Gateway(Https("default"), Https("open") with { Port = 8443 }),
            null,
            Ca("ConfigMap", "ca")
        );
        _rig.Gateways.Set(
            gateway with
            {
                Spec = gateway.Spec with
                {
                    Tls = gateway.Spec.Tls! with
                    {
                        Frontend = gateway.Spec.Tls!.Frontend! with { PerPort = [new() { Port = 8443, Tls = new() }] },
                    },
                },
            }
        );
        Assert.That((string?)TlsOf("default")!["root"], Is.EqualTo(Base64(ca)));
        Assert.That(TlsOf("open")!["root"], Is.Null);
    }

    [Test]
    public void Validates_the_clients_of_a_ListenerSet_with_what_the_Gateway_refers_to()
    {
        var ca = TestCertificate.Ec().CertificatePem;
        _rig.Secrets.Set(TlsSecret("web", "tls", TestCertificate.Ec()));
        _rig.ConfigMaps.Set(ConfigMap("infra", "ca", "ca.crt", ca));
        _rig.Gateways.Set(Validating(Gateway(Listener("http", 80)).Allowing("All"), null, Ca("ConfigMap", "ca")));
        _rig.ListenerSets.Set(ListenerSet("web", "set", Https("https")));
        Assert.That(
            (string?)_rig.Resource("listener/web/set.https")["listener"]!["tls"]!["root"],
            Is.EqualTo(Base64(ca))
        );
    }

    [Test]
    public void Signs_certificates_with_the_pair_when_asked_to()
    {
        var pair = TestCertificate.Ec();
        _rig.Secrets.Set(TlsSecret("infra", "tls", pair));
        var listener = WithOption(Https("https"), "agentgateway.dev/tls-certificate-source", "DYNAMIC_CA");
        _rig.Gateways.Set(Gateway(listener));
        Assert.That((string?)TlsOf("https")!["certificateSource"], Is.EqualTo("DYNAMIC_CA"));
        Assert.That((string?)TlsOf("https")!["cert"], Is.EqualTo(Base64(pair.CertificatePem)));

        _rig.ConfigMaps.Set(ConfigMap("infra", "ca", "ca.crt", TestCertificate.Ec().CertificatePem));
        _rig.Gateways.Set(Validating(Gateway(listener), null, Ca("ConfigMap", "ca")));
        Assert.That(TlsOf("https")!.ToJsonString(), Is.EqualTo(Poison));
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "https")[0],
            Is.EqualTo("Accepted=False/NoValidCACertificate")
        );
    }

    [Test]
    public void Reports_the_certificate_for_backends()
    {
        var gateway = Gateway(Listener("http", 80));
        _rig.Gateways.Set(
            gateway with
            {
                Spec = gateway.Spec with
                {
                    Tls = new() { Backend = new() { ClientCertificateRef = new() { Name = "client" } } },
                },
            }
        );
        Assert.That(
            _rig.Conditions("Gateway", "infra", "gw"),
            Is.EqualTo([
                "Accepted=True/Accepted",
                "Programmed=True/Programmed",
                "ResolvedRefs=False/InvalidClientCertificateRef",
            ])
        );
        Assert.That(
            _rig.ListenerConditions("Gateway", "infra", "gw", "http")[3],
            Is.EqualTo("ResolvedRefs=False/InvalidClientCertificateRef")
        );
        _rig.Secrets.Set(TlsSecret("infra", "client", TestCertificate.Rsa(pkcs1: false)));
        Assert.That(_rig.Conditions("Gateway", "infra", "gw")[2], Is.EqualTo("ResolvedRefs=True/ResolvedRefs"));
    }
}
