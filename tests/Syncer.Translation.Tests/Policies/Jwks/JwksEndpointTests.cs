// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Policies.Jwks;

namespace Syncer.Translation.Tests.Policies.Jwks;

/// <summary>The keys under which controllers find the key sets of each other.</summary>
public sealed class JwksEndpointTests
{
    private const string Url =
        "http://keycloak.default.svc.cluster.local:7080/realms/mcp/protocol/openid-connect/certs";

    [Test]
    public void Has_the_key_and_the_ConfigMap_that_other_controllers_use()
    {
        var key = new JwksEndpoint(Url).ComputeKey();

        Assert.That(key, Is.EqualTo("8934a9b40d194d588c6a049a782dd1c45bd4821a7e8288210f373f4b89ce765a"));
        Assert.That(
            KeySetConfigMaps.NameOf(key),
            Is.EqualTo("jwks-store-9d75eb3c963265757684ea715a5415fe19ca2dedaf7bb167342a0c7e4b6ca7c7")
        );
    }

    [Test]
    public void Has_another_key_for_everything_that_decides_about_the_connection()
    {
        var tls = new EndpointTls();
        var authority = new EndpointAuthority(new("default", "ca"), "pem");
        JwksEndpoint[] endpoints =
        [
            new(Url),
            new(Url + "/"),
            new(Url) { Tls = tls },
            new(Url) { Tls = tls with { Verification = ServerVerification.None } },
            new(Url) { Tls = tls with { Verification = ServerVerification.AnyHostname } },
            new(Url) { Tls = tls with { ServerName = "name" } },
            new(Url) { Tls = tls with { AlpnProtocols = ["name"] } },
            new(Url) { Tls = tls with { AlpnProtocols = ["na", "me"] } },
            new(Url) { Tls = tls with { Authorities = [authority] } },
            new(Url) { Tls = tls with { Authorities = [authority, authority] } },
            new(Url) { Tls = tls with { Authorities = [authority with { Pem = "other" }] } },
            new(Url) { Tls = tls with { Authorities = [authority with { ConfigMap = new("default", "other") }] } },
            new(Url) { Proxy = new("http://proxy", null) },
            new(Url) { Proxy = new("http://proxy", tls) },
            new(Url) { Tls = tls, Proxy = new("http://proxy", tls) },
        ];

        Assert.That(endpoints.Select(endpoint => endpoint.ComputeKey()), Is.Unique);
    }
}
