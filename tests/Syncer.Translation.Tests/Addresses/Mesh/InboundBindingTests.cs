// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Mesh;

namespace Syncer.Translation.Tests.Addresses.Mesh;

public sealed class InboundBindingTests
{
    [TestCase("PROXY", "Proxy", 0)]
    [TestCase("NONE", "None", 0)]
    [TestCase("PROXY/15088", "Proxy", 15088)]
    [TestCase("NONE/80", "None", 80)]
    public void Reads_a_protocol_and_perhaps_a_port(string text, string protocol, int port)
    {
        var binding = Of(text)!.Value;
        Assert.That(binding.Protocol.ToString(), Is.EqualTo(protocol));
        Assert.That(binding.Port, Is.EqualTo(port));
    }

    [TestCase("")]
    [TestCase("proxy")]
    [TestCase("HTTP/80")]
    [TestCase("PROXY/")]
    [TestCase("PROXY/0")]
    [TestCase("PROXY/70000")]
    [TestCase("PROXY/+1")]
    [TestCase("PROXY/1/2")]
    public void Reads_nothing_else(string text) => Assert.That(Of(text), Is.Null);

    [TestCase("PROXY", 1, "istio.io/PROXY", true)]
    [TestCase("PROXY", 15088, "HTTP", false)]
    [TestCase("NONE", 1, "istio.io/PROXY", false)]
    [TestCase("PROXY/15088", 15088, "HTTP", true)]
    [TestCase("PROXY/15088", 1, "istio.io/PROXY", false)]
    public void Is_about_the_listener_of_its_port_or_else_of_its_protocol(
        string text,
        int port,
        string protocol,
        bool expected
    ) => Assert.That(Of(text)!.Value.IsOf(new() { Port = port, Protocol = protocol }), Is.EqualTo(expected));

    private static InboundBinding? Of(string text) =>
        InboundBinding.Of(LabelSet.From("ambient.istio.io/waypoint-inbound-binding", text));
}
