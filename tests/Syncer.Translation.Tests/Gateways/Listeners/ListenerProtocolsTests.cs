// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Tests.Gateways.Listeners;

public sealed class ListenerProtocolsTests
{
    [TestCase("HTTP")]
    [TestCase("HTTPS")]
    [TestCase("TLS")]
    [TestCase("TCP")]
    [TestCase("HBONE")]
    public void Accepts_known_protocols(string protocol) =>
        Assert.That(ListenerProtocols.Check(GatewayRows.Listener("l", 80, protocol)), Is.Null);

    [TestCase("UDP", "protocol \"UDP\" is unsupported")]
    [TestCase("https", "protocol \"https\" is unsupported. hint: \"HTTPS\" (uppercase) may be supported")]
    public void Refuses_others(string protocol, string message) =>
        Assert.That(
            ListenerProtocols.Check(GatewayRows.Listener("l", 80, protocol)),
            Is.EqualTo(new Problem("UnsupportedProtocol", message))
        );

    [Test]
    public void Refuses_HTTPS_that_is_passed_through()
    {
        var listener = GatewayRows.Listener("l", 443, "HTTPS") with { Tls = new() { Mode = "Passthrough" } };
        Assert.That(ListenerProtocols.Check(listener)?.Reason, Is.EqualTo("UnsupportedProtocol"));
        Assert.That(ListenerProtocols.Check(listener with { Protocol = "TLS" }), Is.Null);
    }
}
