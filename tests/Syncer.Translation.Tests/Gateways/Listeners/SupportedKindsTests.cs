// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways.Listeners;

public sealed class SupportedKindsTests
{
    private static SupportedKinds Of(
        string protocol,
        string? mode = null,
        bool models = false,
        params string[] asked
    ) =>
        SupportedKinds.Of(
            GatewayRows.Listener("l", 80, protocol) with
            {
                Tls = mode is null ? null : new() { Mode = mode },
                AllowedRoutes = new()
                {
                    Kinds =
                    [
                        .. asked
                            .Select(kind => kind.Split('/'))
                            .Select(parts => new AllowedRoutes.RouteGroupKind
                            {
                                Group = parts.Length > 1 ? parts[0] : null,
                                Kind = parts[^1],
                            }),
                    ],
                },
            },
            models
        );

    [TestCase("HTTP", null, "HTTPRoute,GRPCRoute")]
    [TestCase("HTTPS", null, "HTTPRoute,GRPCRoute")]
    [TestCase("TCP", null, "TCPRoute")]
    [TestCase("TLS", null, "TLSRoute")]
    [TestCase("TLS", "Passthrough", "TLSRoute")]
    [TestCase("TLS", "Terminate", "TLSRoute,TCPRoute")]
    [TestCase("HBONE", null, "")]
    [TestCase("UDP", null, "")]
    [TestCase("http", null, "")]
    public void Follows_the_protocol(string protocol, string? mode, string expected)
    {
        var kinds = Of(protocol, mode);
        Assert.That(string.Join(',', kinds.Kinds), Is.EqualTo(expected));
        Assert.That(kinds.Problem, Is.Null);
    }

    [Test]
    public void Keeps_its_own_order_when_kinds_are_listed() =>
        Assert.That(Of("HTTP", asked: ["GRPCRoute", "HTTPRoute"]).Kinds, Is.EqualTo(["HTTPRoute", "GRPCRoute"]));

    [TestCase("TCPRoute")]
    [TestCase("example.com/HTTPRoute")]
    [TestCase("HttpRoute")]
    public void Reports_a_kind_that_the_protocol_has_not(string unknown)
    {
        var kinds = Of("HTTP", asked: ["GRPCRoute", unknown]);
        Assert.That(kinds.Kinds, Is.EqualTo(["GRPCRoute"]));
        Assert.That(kinds.Problem, Is.EqualTo(new Problem("InvalidRouteKinds", "Invalid route kinds")));
    }

    [Test]
    public void Takes_models_when_they_are_enabled_and_listed()
    {
        const string model = "agentgateway.dev/AgentgatewayModel";
        Assert.That(
            Of("HTTP", models: true, asked: [model, "HTTPRoute"]).Kinds,
            Is.EqualTo(["HTTPRoute", "AgentgatewayModel"])
        );
        Assert.That(Of("HTTP", models: true, asked: [model]).Problem, Is.Null);
        Assert.That(Of("HTTP", models: true).Kinds, Is.EqualTo(["HTTPRoute", "GRPCRoute"]));
        Assert.That(Of("HTTP", models: false, asked: [model]).Problem?.Reason, Is.EqualTo("InvalidRouteKinds"));
    }
}
