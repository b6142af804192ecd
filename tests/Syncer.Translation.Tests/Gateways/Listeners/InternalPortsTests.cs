// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Tests.Gateways.Listeners;

public sealed class InternalPortsTests
{
    private static InternalPorts Parse(string text) =>
        InternalPorts.Parse(LabelSet.From("agentgateway.dev/internal-ports", text), [80, 8080, 9090]);

    [TestCase("8080", "8080")]
    [TestCase(" 9090 , 8080,, ", "8080,9090")]
    [TestCase("80,80", "80")]
    [TestCase("", "")]
    public void Lists_ports(string text, string expected)
    {
        Assert.That(string.Join(',', Parse(text).Ports), Is.EqualTo(expected));
        Assert.That(Parse(text).Problem, Is.Null);
    }

    [TestCase("8080,x", "\"x\" is not a port")]
    [TestCase("-1", "\"-1\" is not a port")]
    [TestCase("0", "port 0 is not between 1 and 65535")]
    [TestCase("65536,8080", "port 65536 is not between 1 and 65535")]
    [TestCase("8080,7070", "port 7070 is not a port of a listener")]
    [TestCase("x,7070", "\"x\" is not a port; port 7070 is not a port of a listener")]
    public void Drops_every_port_when_one_is_wrong(string text, string errors)
    {
        var parsed = Parse(text);
        Assert.That(parsed.Ports, Is.Empty);
        Assert.That(parsed.Problem?.Reason, Is.EqualTo("Invalid"));
        Assert.That(
            parsed.Problem?.Message,
            Is.EqualTo($"invalid agentgateway.dev/internal-ports annotation: {errors}")
        );
    }

    [Test]
    public void Is_empty_without_the_annotation() =>
        Assert.That(InternalPorts.Parse(LabelSet.Empty, [80]), Is.EqualTo(new InternalPorts([], null)));
}
