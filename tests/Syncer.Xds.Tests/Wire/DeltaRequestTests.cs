// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Discovery;

namespace Syncer.Xds.Tests;

/// <summary>Requests are read as the generated messages read them.</summary>
[TestOf(typeof(DeltaRequest))]
public class DeltaRequestTests
{
    [Test]
    public void Reads_what_was_encoded()
    {
        var sent = new DeltaDiscoveryRequest
        {
            Node = XdsTestStream.NodeOf(Rows.GatewayA),
            TypeUrl = XdsResourceType.Address.Url,
            ResourceNamesSubscribe = { "a", "*" },
            ResourceNamesUnsubscribe = { "b" },
            ResponseNonce = "nonce",
            ErrorDetail = new() { Code = 3, Message = "because" },
        };

        using var read = DeltaRequest.Parse(sent.ToByteArray());

        Assert.That(read.Node, Is.EqualTo(sent.Node));
        Assert.That(read.TypeUrl, Is.EqualTo(sent.TypeUrl));
        Assert.That(read.Subscribe, Is.EqualTo(sent.ResourceNamesSubscribe));
        Assert.That(read.Unsubscribe, Is.EqualTo(sent.ResourceNamesUnsubscribe));
        Assert.That(read.Nonce, Is.EqualTo("nonce"));
        Assert.That(read.Error, Is.EqualTo(sent.ErrorDetail));
        Assert.That(read.Known, Is.Null);
    }

    [Test]
    public void Tells_known_versions_from_others()
    {
        var sent = new DeltaDiscoveryRequest { TypeUrl = XdsResourceType.Address.Url };
        for (var i = 0; i < 1000; i++)
            sent.InitialResourceVersions[$"default/s{i}"] = i % 2 == 0 ? Rows.Service($"s{i}").Version : "other";

        using var read = DeltaRequest.Parse(sent.ToByteArray());
        var current = Enumerable.Range(0, 999).Select(i => read.Known!.IsCurrent(Rows.Service($"s{i}"))).ToArray();

        Assert.That(current.Index().All(item => item.Item == (item.Index % 2 == 0)), Is.True);
        Assert.That(read.Known!.IsCurrent(Rows.Service("unknown")), Is.False);
        Assert.That(read.Known!.Others(), Is.EqualTo(["default/s999"]));
    }

    [Test]
    public void Refuses_every_beginning_of_a_request_that_ends_within_a_field()
    {
        var sent = new DeltaDiscoveryRequest
        {
            TypeUrl = XdsResourceType.Address.Url,
            InitialResourceVersions = { ["default/s"] = "1" },
        }.ToByteArray();
        var refused = 0;
        for (var length = 1; length < sent.Length; length++)
        {
            try
            {
                DeltaRequest.Parse(sent.AsSpan(0, length)).Dispose();
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        // Only the end of the first field is the end of a request as well.
        Assert.That(refused, Is.EqualTo(sent.Length - 2));
    }
}
