// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Resources;
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

    private static GatewayResource Of(Policy policy) =>
        new(new(new NamespacedName("default", "gw"), "policy/a"), new Resource { Policy = policy });
}
