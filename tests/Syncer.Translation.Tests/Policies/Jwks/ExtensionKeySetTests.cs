// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Rows;
using Syncer.Translation.Tests.Goldens;
using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.Policies.Jwks;

/// <summary>Keys that a GatewayExtension has fetched (spec backends-policies 3.12, 4.13).</summary>
public sealed class ExtensionKeySetTests
{
    private const string Jwks = """{"keys":[{"kty":"oct"}]}""";

    private static readonly string Defaults = File.ReadAllText(
            Path.Combine(GoldenCase.Root, "trafficpolicies", "_defaults.yaml")
        )
        .Replace("jwks: { remote: {} }", "jwks: {}");

    [TestCase(
        "http://idp.example.com/a/keys?b=c",
        "{ name: idp }",
        "http://idp.services.svc.cluster.local:80/a/keys?b=c",
        null
    )]
    [TestCase(
        "https://idp.example.com/keys",
        "{ name: idp, namespace: other }",
        "https://idp.other.svc.cluster.local:443/keys",
        "idp.example.com"
    )]
    [TestCase(
        "https://idp.example.com/keys",
        "{ group: gateway.kgateway.dev, kind: Backend, name: plain, namespace: default }",
        "https://plain.example.com:80/keys",
        "idp.example.com"
    )]
    public async Task Are_asked_for_where_the_reference_leads(string url, string backend, string fetched, string? name)
    {
        await using var rig = await StartAsync(url, backend);

        var request = rig.Outputs.KeySetRequests.Snapshot.Values.Single();
        Assert.That(request.Endpoint.Url, Is.EqualTo(fetched));
        Assert.That(request.Endpoint.Tls?.ServerName, Is.EqualTo(name));
        Assert.That(request.Interval, Is.EqualTo(TimeSpan.FromMinutes(7)));
        Assert.That(request.Owners, Is.EqualTo(["GatewayExtension/services/remote#spec.jwt.providers[0].jwks.remote"]));
        Assert.That(Status(rig), Does.Contain($"the key set of {fetched} is not available yet"));
    }

    [Test]
    public async Task Become_part_of_the_policy_when_they_are_there()
    {
        await using var rig = await StartAsync("http://idp.example.com/keys", "{ name: idp }");
        Assert.That(Providers(rig), Is.Empty, "no token is valid before");
        var request = rig.Outputs.KeySetRequests.Snapshot.Values.Single();

        rig.Of<ConfigMap>()
            .Set(
                KeySetConfigMaps.Create("agentgateway-system", new StoredKeySet(default, request.Key) { Jwks = Jwks })
            );

        Assert.That(Providers(rig), Is.EqualTo([Jwks]));
        Assert.That(Status(rig), Does.Not.Contain("not available"));
    }

    [Test]
    public async Task Are_not_asked_for_where_extensions_are_switched_off()
    {
        await using var rig = await StartAsync(
            "http://idp.example.com/keys",
            "{ name: idp }",
            new() { StrictTrafficPolicies = true }
        );
        Assert.That(rig.Outputs.KeySetRequests.Snapshot, Is.Empty);
        Assert.That(Providers(rig), Is.Empty);
    }

    private static Task<TranslationRig> StartAsync(string url, string backend, SyncerSettings? settings = null) =>
        TranslationRig.StartAsync(
            $$"""
            {{Defaults}}
            ---
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: GatewayExtension
            metadata: { name: remote, namespace: services }
            spec:
              jwt:
                providers:
                  - name: a
                    issuer: i
                    jwks: { remote: { url: "{{url}}", backendRef: {{backend}}, cacheDuration: 7m } }
            ---
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: TrafficPolicy
            metadata: { name: p, namespace: default }
            spec:
              targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: gw }]
              jwtAuth: { extensionRef: { name: remote, namespace: services } }
            """,
            settings
        );

    private static IEnumerable<string> Providers(TranslationRig rig) =>
        rig
            .Outputs.Resources.Snapshot.Values.Where(row => row.ToMessage().Policy?.Traffic?.Jwt is not null)
            .SelectMany(row => row.ToMessage().Policy.Traffic.Jwt.Providers)
            .Select(provider => provider.Inline);

    private static string Status(TranslationRig rig) =>
        GoldenWorld.Of(rig.Outputs).Statuses["TrafficPolicy default/p"].ToJsonString();
}
