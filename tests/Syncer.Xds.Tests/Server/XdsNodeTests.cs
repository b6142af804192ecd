// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Krt;
using Syncer.Protos.Discovery;

namespace Syncer.Xds.Tests;

public class XdsNodeTests
{
    [TestCase("ns~name", "ns", "name")]
    [TestCase("ns~name~with~tildes", "ns", "name~with~tildes")]
    [TestCase("~name", "", "name")]
    [TestCase("ns~", "ns", "")]
    public void Splits_the_role_at_the_first_delimiter(string role, string @namespace, string name) =>
        Assert.That(XdsNode.ParseRole(role), Is.EqualTo(new NamespacedName(@namespace, name)));

    [Test]
    public void Has_no_gateway_when_the_role_has_no_delimiter() => Assert.That(XdsNode.ParseRole("name"), Is.Null);

    [Test]
    public void Has_no_gateway_when_metadata_or_role_are_missing_or_no_text()
    {
        Node[] nodes =
        [
            new() { Id = "id" },
            new() { Id = "id", Metadata = new Struct() },
            new()
            {
                Id = "id",
                Metadata = new Struct { Fields = { ["role"] = Value.ForNumber(1) } },
            },
        ];

        foreach (var node in nodes)
            Assert.That(XdsNode.FromRequest(node), Is.EqualTo(new XdsNode("id", null)));
    }

    [Test]
    public void Is_absent_when_there_is_no_id()
    {
        Assert.That(XdsNode.FromRequest(null), Is.Null);
        Assert.That(XdsNode.FromRequest(new Node { Metadata = new Struct() }), Is.Null);
    }
}
