// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Tests.Gateways;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Policies.Jwks;

/// <summary>From manifests to requests, and from kept key sets to policies.</summary>
public sealed partial class JwksResolutionTests
{
    private const string GatewayManifest = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: agentgateway}
        spec: {controllerName: agentgateway.dev/agentgateway}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: gw, namespace: default}
        spec:
          gatewayClassName: agentgateway
          listeners: [{name: http, protocol: HTTP, port: 80}]
        """;

    private static readonly string Authority = TestCertificate.Ec().CertificatePem;

    [TestCase("{name: idp}", "a/keys", "http://idp.default.svc.cluster.local/a/keys")]
    [TestCase("{name: idp, port: 8080}", "/a/keys", "http://idp.default.svc.cluster.local:8080/a/keys")]
    [TestCase("{name: idp, namespace: other, port: 8080}", "/", "http://idp.other.svc.cluster.local:8080/")]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: plain}",
        "a?b=c",
        "http://idp.example.com:81/a?b=c"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: secured, port: 1}",
        "a",
        "https://idp.example.com:444/a"
    )]
    public async Task Asks_for_the_URL_of_the_backend(string backendRef, string path, string url)
    {
        await using var rig = await StartAsync(Policy("p", backendRef, path), StaticBackends);

        var request = rig.Outputs.KeySetRequests.Snapshot.Values.Single();
        Assert.That(request.Endpoint.Url, Is.EqualTo(url));
        Assert.That(request.Key, Is.EqualTo(request.Endpoint.ComputeKey()));
        Assert.That(
            request.Owners,
            Is.EqualTo(["AgentgatewayPolicy/default/p#spec.traffic.jwtAuthentication.providers[0].jwks.remote"])
        );
        Assert.That(
            await MessageAsync(rig, "p"),
            Does.Contain($"providers[0].jwks.remote: the key set of {url} is not available yet")
        );
    }

    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: nobody}",
        "a",
        "AgentgatewayBackend default/nobody does not exist"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: socket}",
        "a",
        "nothing is fetched from Unix sockets"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: dynamic}",
        "a",
        "AgentgatewayBackend default/dynamic has no static address"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: untrusted}",
        "a",
        "TLS of AgentgatewayBackend default/untrusted: ConfigMap default/nothing does not exist"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: chained}",
        "a",
        "tunnel of AgentgatewayBackend default/chained: AgentgatewayBackend default/tunnelled needs a proxy itself"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: portless}",
        "a",
        "tunnel of AgentgatewayBackend default/portless: a Service needs a port"
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: misspelt}",
        "a",
        "is no URL that can be fetched"
    )]
    [TestCase(
        "{group: example.com, kind: Thing, name: idp}",
        "a",
        "nothing can be fetched from kind Thing of group \"example.com\""
    )]
    public async Task Says_why_nothing_can_be_fetched(string backendRef, string path, string problem)
    {
        await using var rig = await StartAsync(Policy("p", backendRef, path), StaticBackends);

        Assert.That(rig.Outputs.KeySetRequests.Snapshot, Is.Empty);
        Assert.That(await MessageAsync(rig, "p"), Does.Contain(problem));
    }

    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: tunnelled}",
        "http://proxy.default.svc.cluster.local:3128",
        false
    )]
    [TestCase(
        "{group: agentgateway.dev, kind: AgentgatewayBackend, name: tunnelledtls}",
        "https://idp.example.com:3129",
        true
    )]
    public async Task Goes_through_the_proxy_of_the_backend(string backendRef, string proxy, bool isSecured)
    {
        await using var rig = await StartAsync(Policy("p", backendRef, "a"), StaticBackends);

        var endpoint = rig.Outputs.KeySetRequests.Snapshot.Values.Single().Endpoint;
        Assert.That(endpoint.Url, Is.EqualTo("http://idp.example.com:81/a"));
        Assert.That(endpoint.Proxy!.Url, Is.EqualTo(proxy));
        Assert.That(endpoint.Proxy.Tls is not null, Is.EqualTo(isSecured));
    }

    [Test]
    [Description("Q-24")]
    public async Task Follows_the_best_policy_that_secures_connections()
    {
        const string Backend = "{name: idp, port: 8443}";
        var tls = TlsPolicies(
            ("plain", "", "2020", "http: {version: HTTP2}"),
            ("younger", "", "2022", "tls: {sni: younger}"),
            ("older", "", "2021", "tls: {sni: older, alpnProtocols: [http/1.1]}"),
            ("another-port", "sectionName: '1'", "2020", "tls: {sni: another-port}"),
            (
                "port",
                "sectionName: '8443'",
                "2023",
                "tls: {insecureSkipVerify: Hostname, caCertificateRefs: [{name: ca}]}"
            )
        );
        await using var rig = await StartAsync(Policy("p", Backend, "a"), BackendTlsPolicies, Service, Ca, tls);

        Assert.That(
            Tls(rig),
            Is.EqualTo(
                new EndpointTls { Verification = ServerVerification.AnyHostname, Authorities = Tls(rig).Authorities }
            )
        );
        Assert.That(Tls(rig).Authorities.Single().ConfigMap, Is.EqualTo(new NamespacedName("default", "ca")));
        await RemoveAsync<AgentgatewayPolicy>(rig, "port");
        Assert.That(Tls(rig), Is.EqualTo(new EndpointTls { ServerName = "older", AlpnProtocols = ["http/1.1"] }));
        await RemoveAsync<AgentgatewayPolicy>(rig, "older");
        Assert.That(Tls(rig).ServerName, Is.EqualTo("younger"));
        await RemoveAsync<AgentgatewayPolicy>(rig, "younger");
        Assert.That(Tls(rig).ServerName, Is.EqualTo("port.example.com"));
        await RemoveAsync<BackendTlsPolicy>(rig, "port");
        Assert.That(Tls(rig).ServerName, Is.EqualTo("whole.example.com"));
        await RemoveAsync<BackendTlsPolicy>(rig, "whole");
        Assert.That(rig.Outputs.KeySetRequests.Snapshot.Values.Single().Endpoint.Tls, Is.Null);

        static EndpointTls Tls(TranslationRig rig) => rig.Outputs.KeySetRequests.Snapshot.Values.Single().Endpoint.Tls!;
    }

    [Test]
    public async Task Says_when_authorities_cannot_be_read()
    {
        var tls = TlsPolicies(("broken", "", "2020", "tls: {caCertificateRefs: [{name: nothing}]}"));
        await using var rig = await StartAsync(Policy("p", "{name: idp, port: 1}", "a"), tls);

        Assert.That(rig.Outputs.KeySetRequests.Snapshot, Is.Empty);
        Assert.That(await MessageAsync(rig, "p"), Does.Contain("ConfigMap default/nothing does not exist"));
    }

    [TestCase("wellKnownCACertificates: Mozilla", "wellKnownCACertificates: \"Mozilla\" is not supported")]
    [TestCase(
        "caCertificateRefs: [{group: '', kind: ConfigMap, name: nothing}]",
        "ConfigMap default/nothing does not exist"
    )]
    [TestCase("caCertificateRefs: [{group: '', kind: Secret, name: ca}]", "kind \"Secret\" holds no authorities")]
    public async Task Trusts_nobody_where_a_BackendTLSPolicy_names_nobody_it_can(string authorities, string problem)
    {
        var tls = BackendTlsPolicies.Replace("wellKnownCACertificates: System", authorities);
        await using var rig = await StartAsync(Policy("p", "{name: idp, port: 1}", "a"), tls, Ca);

        Assert.That(rig.Outputs.KeySetRequests.Snapshot, Is.Empty);
        Assert.That(await MessageAsync(rig, "p"), Does.Contain(problem));
    }

    [Test]
    public async Task Shares_a_request_among_owners_and_takes_the_shortest_interval()
    {
        await using var rig = await StartAsync(
            Policy("c", "{name: idp}", "a", "cacheDuration: 1h"),
            Policy("a", "{name: idp}", "/a", "cacheDuration: 7m"),
            Policy("b", "{name: idp}", "a", "cacheDuration: 10m"),
            Policy("other", "{name: idp}", "b", "cacheDuration: 1s"),
            Policy("aimless", "{name: idp}", "a", "cacheDuration: 5m").Replace("targetRefs", "ignored")
        );

        var requests = rig.Outputs.KeySetRequests.Snapshot.Values.OrderBy(request => request.Endpoint.Url).ToList();
        Assert.That(requests.Select(request => request.Interval.TotalMinutes), Is.EqualTo([7, 5]));
        Assert.That(
            requests[0].Owners.Select(owner => owner.Split('#')[0]),
            Is.EqualTo(["AgentgatewayPolicy/default/a", "AgentgatewayPolicy/default/b", "AgentgatewayPolicy/default/c"])
        );
    }

    [Test]
    [Description("Q-16")]
    public async Task Asks_for_those_of_backends_and_of_policies_on_backends()
    {
        const string Authentication =
            "{mcp: {authentication: {issuer: i, jwks: {jwksPath: a, backendRef: {name: idp}}}}}";
        await using var rig = await StartAsync(
            $$"""
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayBackend
            metadata: {name: b, namespace: default}
            spec:
              mcp:
                targets:
                - name: t
                  static: {host: h, port: 1}
              policies: {{Authentication}}
            ---
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayBackend
            metadata: {name: no-mcp, namespace: default}
            spec:
              static: {host: h, port: 1}
              policies: {{Authentication}}
            ---
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayPolicy
            metadata: {name: p, namespace: default}
            spec:
              targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: gw}]
              backend: {{Authentication}}
            """
        );

        Assert.That(
            rig.Outputs.KeySetRequests.Snapshot.Values.Single().Owners,
            Is.EqualTo([
                "AgentgatewayBackend/default/b#spec.policies.mcp.authentication.jwks",
                "AgentgatewayPolicy/default/p#spec.backend.mcp.authentication.jwks",
            ])
        );
    }

    [Test]
    public async Task Needs_a_grant_where_policies_do()
    {
        var settings = new SyncerSettings { BackendRefGrantMode = BackendRefGrantMode.RouteAndPolicy };
        await using var rig = await TranslationRig.StartAsync(
            $"{GatewayManifest}\n---\n{Policy("p", "{name: idp, namespace: other}", "a")}",
            settings
        );

        Assert.That(rig.Outputs.KeySetRequests.Snapshot, Is.Empty);
        Assert.That(
            await MessageAsync(rig, "p"),
            Does.Contain("no ReferenceGrant permits AgentgatewayPolicy default/p to refer to Service other/idp")
        );
    }

    [TestCase("")]
    [TestCase("{group: agentgateway.dev, kind: AgentgatewayPolicy, namespace: default}")]
    [TestCase("{group: agentgateway.dev, kind: AgentgatewayBackend, namespace: default}", true)]
    public async Task Needs_a_grant_for_the_proxy_of_a_backend(string from, bool isGranted = false)
    {
        var backend = StaticBackends
            .Split("\n---\n")
            .Single(manifest => manifest.Contains("name: tunnelled,"))
            .Replace("name: proxy", "name: proxy, namespace: other");
        var grant = $$"""
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: {name: grant, namespace: other}
            spec: {from: [{{from}}], to: [{group: '', kind: Service}]}
            """;
        await using var rig = await TranslationRig.StartAsync(
            string.Join(
                "\n---\n",
                GatewayManifest,
                backend,
                grant,
                Policy("p", "{group: agentgateway.dev, kind: AgentgatewayBackend, name: tunnelled}", "a")
            ),
            new() { BackendRefGrantMode = BackendRefGrantMode.RouteAndPolicy }
        );

        Assert.That(rig.Outputs.KeySetRequests.Snapshot, Has.Count.EqualTo(isGranted ? 1 : 0));
        Assert.That(
            await MessageAsync(rig, "p"),
            Does.Contain(
                isGranted
                    ? "is not available yet"
                    : "no ReferenceGrant permits AgentgatewayBackend default/tunnelled to refer to Service other/proxy"
            )
        );
    }

    [Test]
    public async Task Puts_a_kept_key_set_into_the_policy_when_it_appears_changes_and_goes()
    {
        await using var rig = await StartAsync(Policy("p", "{name: idp}", "a"));
        var request = rig.Outputs.KeySetRequests.Snapshot.Values.Single();
        Assert.That(Keys(rig), Is.Empty);

        foreach (var jwks in (string[])["""{"keys":[]}""", """{"keys":[{"kty":"RSA"}]}"""])
        {
            rig.Of<ConfigMap>().Set(ConfigMapOf(request, jwks, "agentgateway-system"));
            await rig.Pipeline.Engine.WhenSettledAsync();
            Assert.That(Keys(rig), Is.EqualTo([jwks]));
            Assert.That(await MessageAsync(rig, "p"), Does.Not.Contain("key set"));
        }
        rig.Of<ConfigMap>().Remove(new("agentgateway-system", KeySetConfigMaps.NameOf(request.Key)));
        rig.Of<ConfigMap>().Set(ConfigMapOf(request, "{}", "default"));
        await rig.Pipeline.Engine.WhenSettledAsync();
        Assert.That(Keys(rig), Is.Empty, "in another namespace anybody could put one");
    }

    private static ConfigMap ConfigMapOf(JwksRequest request, string jwks, string @namespace) =>
        KeySetConfigMaps.Create(@namespace, new StoredKeySet(default, request.Key) { Jwks = jwks });

    private static IEnumerable<string> Keys(TranslationRig rig) =>
        rig
            .Outputs.Resources.Snapshot.Values.Select(row => row.ToMessage())
            .OfType<Resource>()
            .Where(resource => resource.Policy?.Traffic?.Jwt is not null)
            .SelectMany(resource => resource.Policy.Traffic.Jwt.Providers)
            .Select(provider => provider.Inline);

    private static Task<TranslationRig> StartAsync(params string[] manifests) =>
        TranslationRig.StartAsync(string.Join("\n---\n", [GatewayManifest, .. manifests]));

    private static async Task RemoveAsync<T>(TranslationRig rig, string name)
        where T : class, IKubernetesRow
    {
        rig.Of<T>().Remove(new("default", name));
        await rig.Pipeline.Engine.WhenSettledAsync();
    }

    private static async Task<string> MessageAsync(TranslationRig rig, string policy)
    {
        await rig.Pipeline.Engine.WhenSettledAsync();
        return Goldens
            .GoldenWorld.Of(rig.Outputs)
            .Statuses[$"AgentgatewayPolicy default/{policy}"]
            .ToJsonString(
                new System.Text.Json.JsonSerializerOptions
                {
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
            .Replace("\\\"", "\"");
    }
}
