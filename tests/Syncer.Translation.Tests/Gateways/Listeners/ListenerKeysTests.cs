// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Tests.Gateways.Listeners;

public sealed class ListenerKeysTests
{
    [Test]
    public void Names_owner_and_listener()
    {
        Assert.That(ListenerKeys.OfGateway(new("infra", "gw"), "http"), Is.EqualTo("infra/gw.http"));
        Assert.That(
            ListenerKeys.OfListenerSet(new("web", "set"), "http", new("infra", "gw")),
            Is.EqualTo("web/set.http")
        );
    }

    [Test]
    public void Differ_when_a_ListenerSet_has_the_name_of_its_Gateway()
    {
        var shared = new Krt.NamespacedName("infra", "gw");
        Assert.That(
            ListenerKeys.OfListenerSet(shared, "http", shared),
            Is.Not.EqualTo(ListenerKeys.OfGateway(shared, "http"))
        );
    }

    [Test]
    public void Differ_when_names_contain_dots()
    {
        var gateway = new Krt.NamespacedName("infra", "a");
        string[] keys =
        [
            ListenerKeys.OfGateway(gateway, "b.c"),
            ListenerKeys.OfListenerSet(new("infra", "a.b"), "c", gateway),
            ListenerKeys.OfListenerSet(new("infra", "a"), "b.c", gateway),
        ];
        Assert.That(keys, Is.Unique);
    }
}
