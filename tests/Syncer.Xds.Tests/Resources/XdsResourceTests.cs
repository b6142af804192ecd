// SPDX-License-Identifier: Apache-2.0

using System.IO.Hashing;
using Syncer.Protos.Workloads;

namespace Syncer.Xds.Tests;

public class XdsResourceTests
{
    private static readonly XdsResourceKey WorkloadKey = new(XdsResourceType.Address, null, "uid");

    [Test]
    public void Has_the_same_bytes_and_version_whatever_the_order_of_map_entries()
    {
        string[] services = ["default/a", "default/b", "default/c", "default/d", "default/e"];

        var ascending = XdsResource.Encode(WorkloadKey, WorkloadOf(services));
        var descending = XdsResource.Encode(WorkloadKey, WorkloadOf(services.Reverse()));

        Assert.That(descending.Version, Is.EqualTo(ascending.Version));
        Assert.That(descending.Bytes.ToArray(), Is.EqualTo(ascending.Bytes.ToArray()));
        Assert.That(descending, Is.EqualTo(ascending));
        Assert.That(descending.GetHashCode(), Is.EqualTo(ascending.GetHashCode()));
    }

    [Test]
    public void Has_a_version_of_lower_case_digits_without_padding()
    {
        // An empty message has no bytes, whose hash is a published constant of the algorithm.
        var empty = XdsResource.Encode(WorkloadKey, new Address());
        Assert.That(empty.Version, Is.EqualTo("ef46db3751d8e999"));

        var padded = Enumerable
            .Range(0, 1000)
            .Select(i => Rows.Service("a", $"{i}"))
            .First(r => XxHash64.HashToUInt64(r.Bytes.Span) >> 60 == 0);
        Assert.That(padded.Version, Has.Length.LessThan(16));
        Assert.That(Convert.ToUInt64(padded.Version, 16), Is.EqualTo(XxHash64.HashToUInt64(padded.Bytes.Span)));
    }

    [Test]
    public void Differs_when_content_or_key_differ()
    {
        var resource = Rows.Bind(Rows.GatewayA, "80/default/a", 80);

        Assert.That(Rows.Bind(Rows.GatewayA, "80/default/a", 80), Is.EqualTo(resource));
        Assert.That(Rows.Bind(Rows.GatewayA, "80/default/a", 81), Is.Not.EqualTo(resource));
        Assert.That(Rows.Bind(Rows.GatewayB, "80/default/a", 80), Is.Not.EqualTo(resource));
        Assert.That(Rows.Bind(null, "80/default/a", 80), Is.Not.EqualTo(resource));
    }

    [Test]
    public void Decodes_to_what_was_encoded()
    {
        var message = WorkloadOf(["default/a"]);

        var resource = XdsResource.Encode(WorkloadKey, message);

        Assert.That(XdsResourceType.Address.Decode(resource.Bytes), Is.EqualTo(message));
    }

    [Test]
    public void Refuses_a_message_of_another_type_and_names_the_resource()
    {
        var key = new XdsResourceKey(XdsResourceType.Resource, Rows.GatewayA, "bind/80");

        Assert.That(
            () => XdsResource.Encode(key, new Address()),
            Throws
                .ArgumentException.With.Message.Contains("default/a bind/80")
                .And.Message.Contains("istio.workload.Address")
        );
    }

    private static Address WorkloadOf(IEnumerable<string> services)
    {
        var workload = new Workload { Uid = "uid" };
        foreach (var service in services)
            workload.Services.Add(service, new PortList());
        return new Address { Workload = workload };
    }
}
