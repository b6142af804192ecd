// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;
using Syncer.Translation.Policies;

namespace Syncer.Translation.Tests;

public sealed class MessageEqualityTests
{
    [Test]
    public void Tells_an_empty_bundle_from_none()
    {
        var none = new Policy { Backend = new() { BackendTls = new() } };
        var empty = none.Clone();
        empty.Backend.BackendTls.Root = ByteString.Empty;

        Assert.That(new PolicyDraft("a", none), Is.Not.EqualTo(new PolicyDraft("a", empty)));
        Assert.That(Of(none), Is.Not.EqualTo(Of(empty)));
        Assert.That(Of(empty), Is.EqualTo(Of(empty.Clone())));
    }

    [Test]
    public void Tells_the_range_of_all_addresses_from_one_address()
    {
        var one = new NetworkAddress { Address = ByteString.CopyFrom(0, 0, 0, 0) };
        var all = one.Clone();
        all.Length = 0;

        Assert.That(Of(one), Is.Not.EqualTo(Of(all)));
        Assert.That(Of(all), Is.EqualTo(Of(all.Clone())));
    }

    private static AddressResource Of(NetworkAddress address) =>
        new("a", new Address { Service = new() { Addresses = { address } } });

    private static GatewayResource Of(Policy policy) =>
        new(new(new NamespacedName("default", "gw"), "policy/a"), new Resource { Policy = policy });
}
