// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Jwks;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Rows;

namespace Syncer.Host.Tests.Jwks;

public sealed partial class JwksClientTests
{
    [Property("Rule", "JW-6")]
    [TestCase("localhost", null, ServerVerification.Strict)]
    [TestCase("127.0.0.1", "keys.example.com", ServerVerification.Strict)]
    [TestCase("127.0.0.1", null, ServerVerification.AnyHostname)]
    [TestCase("127.0.0.1", null, ServerVerification.None)]
    public async Task Accepts_a_certificate_of_the_authorities_for_the_name(
        string host,
        string? serverName,
        ServerVerification verification,
        CancellationToken cancellationToken
    )
    {
        await using var server = await KeySetServer.StartAsync(Certificate);
        var tls = Trusting(Root) with { ServerName = serverName, Verification = verification };

        var jwks = await FetchAsync(new(server.UrlOf(host, "keys")) { Tls = tls }, cancellationToken);

        Assert.That(jwks, Is.EqualTo(KeySetServer.KeySet));
        Assert.That(server.Requests, Is.EqualTo([$"GET /keys HTTP/1.1 {host}:{server.Address.Port}"]));
    }

    [Property("Rule", "JW-6")]
    [Test]
    public async Task Refuses_a_certificate_for_another_name(CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync(Certificate);
        var endpoint = new JwksEndpoint(server.UrlOf("127.0.0.1", "")) { Tls = Trusting(Root) };

        await AssertFailsAsync(
            endpoint,
            $"the certificate of 127.0.0.1:{server.Address.Port} is not accepted: it is for another name",
            cancellationToken
        );
        Assert.That(server.Requests, Is.Empty);
    }

    [Property("Rule", "JW-6")]
    [TestCase(ServerVerification.Strict)]
    [TestCase(ServerVerification.AnyHostname)]
    public async Task Refuses_a_certificate_of_other_authorities(
        ServerVerification verification,
        CancellationToken cancellationToken
    )
    {
        await using var server = await KeySetServer.StartAsync(Certificate);
        using var other = TestAuthority.Create();
        foreach (var tls in (EndpointTls[])[new(), Trusting(other)])
        {
            var endpoint = new JwksEndpoint(server.UrlOf("localhost", ""))
            {
                Tls = tls with { Verification = verification },
            };
            await AssertFailsAsync(
                endpoint,
                $"the certificate of localhost:{server.Address.Port} is not accepted: ",
                cancellationToken
            );
        }
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Trusts_an_intermediate_authority_alone(CancellationToken cancellationToken)
    {
        using var intermediate = Root.Delegate();
        using var certificate = intermediate.Certify("localhost");
        await using var server = await KeySetServer.StartAsync(certificate);

        var endpoint = new JwksEndpoint(server.UrlOf("localhost", "")) { Tls = Trusting(intermediate) };
        Assert.That(await FetchAsync(endpoint, cancellationToken), Is.EqualTo(KeySetServer.KeySet));

        using var other = Root.Delegate();
        await AssertFailsAsync(
            endpoint with
            {
                Tls = Trusting(other),
            },
            $"the certificate of localhost:{server.Address.Port} is not accepted: ",
            cancellationToken
        );
    }

    [Test]
    public async Task Downloads_no_certificate_that_a_server_names(
        [Values] ServerVerification verification,
        CancellationToken cancellationToken
    )
    {
        using var intermediate = Root.Delegate();
        await using var elsewhere = await KeySetServer.StartAsync();
        elsewhere.Answer = context => context.Response.Body.WriteAsync(intermediate.Der).AsTask();
        using var certificate = intermediate.CertifyWithIssuerAt(elsewhere.UrlOf("localhost", "ca.cer"), "localhost");
        await using var server = await KeySetServer.StartAsync(certificate);
        var endpoint = new JwksEndpoint(server.UrlOf("localhost", ""))
        {
            Tls = Trusting(Root) with { Verification = verification },
        };

        if (verification == ServerVerification.None)
            await FetchAsync(endpoint, cancellationToken);
        else
            await AssertFailsAsync(
                endpoint,
                $"the certificate of localhost:{server.Address.Port} is not accepted: PartialChain",
                cancellationToken
            );

        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [Test]
    public async Task Speaks_plain_old_HTTP_whatever_proxies_speak(CancellationToken cancellationToken)
    {
        await using var server = await KeySetServer.StartAsync(Certificate);
        var endpoint = new JwksEndpoint(server.UrlOf("localhost", "keys"));

        foreach (
            var protocols in (ValueList<string>[])
                [
                    ["h2", "http/1.1"],
                    ["h2"],
                    ["http/1.1"],
                ]
        )
        {
            var tls = Trusting(Root) with { AlpnProtocols = protocols };
            Assert.That(
                await FetchAsync(endpoint with { Tls = tls }, cancellationToken),
                Is.EqualTo(KeySetServer.KeySet)
            );
        }
        Assert.That(server.Requests.Distinct(), Is.EqualTo([$"GET /keys HTTP/1.1 localhost:{server.Address.Port}"]));

        var other = Trusting(Root) with { AlpnProtocols = ["acme-tls/1"] };
        await Assert.ThrowsAsync<JwksFetchException>(() =>
            FetchAsync(endpoint with { Tls = other }, cancellationToken)
        );
    }
}
