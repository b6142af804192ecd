// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Tests.Gateways.Listeners;

public sealed class ListenerPortsTests
{
    [TestCase("HTTP", 0, 80)]
    [TestCase("HTTPS", 0, 443)]
    [TestCase("TCP", 0, 0)]
    [TestCase("HTTP", 8080, 8080)]
    public void Default_to_those_of_the_protocol(string protocol, int port, int expected) =>
        Assert.That(ListenerPorts.OfListenerSetEntry(GatewayRows.Listener("l", port, protocol)), Is.EqualTo(expected));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(65535, true)]
    [TestCase(65536, false)]
    [TestCase(-1, false)]
    public void Have_bounds(int port, bool valid)
    {
        Assert.That(ListenerPorts.IsValid(port), Is.EqualTo(valid));
        Assert.That(ListenerPorts.Check(port)?.Reason, Is.EqualTo(valid ? null : "PortUnavailable"));
    }
}
