// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Tests.Gateways.Layouts;

public sealed class ListenerConflictsTests
{
    private static readonly ParentKey Gateway = ParentKey.Gateway(new("infra", "gw"));
    private static readonly ParentKey First = ParentKey.ListenerSet(new("web", "first"));
    private static readonly ParentKey Second = ParentKey.ListenerSet(new("web", "second"));

    /// <summary>Listeners are given as <c>name PROTOCOL port hostname</c>.</summary>
    private static ListenerOwner Owner(ParentKey key, params string[] listeners) =>
        new(key)
        {
            Gateway = Gateway.Name,
            Listeners =
            [
                .. listeners
                    .Select(text => text.Split(' '))
                    .Select(parts =>
                        LayoutRows.Listener(parts[0], parts[1], int.Parse(parts[2]), parts.ElementAtOrDefault(3))
                    ),
            ],
        };

    private static string[] Detect(params ListenerOwner[] owners) =>
        [
            .. ListenerConflicts
                .Detect(owners)
                .SelectMany(owner =>
                    owner.Entries.Select(entry => $"{owner.Key.Name.Name}.{entry.SectionName}={entry.Conflict}")
                ),
        ];

    [Test]
    public void None_when_ports_or_hostnames_differ() =>
        Assert.That(
            Detect(Owner(Gateway, "a HTTP 80 a.example", "b HTTP 80 b.example", "c HTTP 80", "d HTTP 81", "e TCP 82")),
            Is.Empty
        );

    [Test]
    public void Refuse_every_listener_of_a_Gateway_that_shares_its_hostname() =>
        Assert.That(
            Detect(Owner(Gateway, "a HTTP 80 a.example", "b HTTP 80 b.example", "c HTTP 80 a.example")),
            Is.EqualTo(["gw.a=Hostname", "gw.c=Hostname"])
        );

    [TestCase("TCP")]
    [TestCase("HTTPS")]
    [TestCase("TLS")]
    public void Refuse_every_listener_of_a_Gateway_on_a_port_with_two_protocols(string other) =>
        Assert.That(
            Detect(Owner(Gateway, "a HTTP 80 a.example", $"b {other} 80 b.example", "c HTTP 81")),
            Is.EqualTo(["gw.a=Protocol", "gw.b=Protocol"])
        );

    [Test]
    public void Ignore_the_hostname_of_TCP() =>
        Assert.That(
            Detect(Owner(Gateway, "a TCP 80 a.example", "b TCP 80 b.example")),
            Is.EqualTo(["gw.a=Hostname", "gw.b=Hostname"])
        );

    [Test]
    public void Ignore_listeners_that_can_never_be_served() =>
        Assert.That(Detect(Owner(Gateway, "a HTTP 443", "b UDP 443", "c HTTP 0", "d HTTP 0")), Is.Empty);

    [Test]
    public void Are_lost_by_ListenerSets_against_the_Gateway() =>
        Assert.That(
            Detect(
                Owner(Gateway, "a HTTP 80 a.example"),
                Owner(First, "same HTTP 80 a.example", "other HTTP 80 b.example", "tcp TCP 80")
            ),
            Is.EqualTo(["first.same=Hostname", "first.tcp=Protocol"])
        );

    [Test]
    public void Are_lost_by_later_ListenerSets_and_entries() =>
        Assert.That(
            Detect(
                Owner(Gateway),
                Owner(First, "a HTTP 80 a.example", "again HTTP 80 a.example"),
                Owner(Second, "a HTTP 80 a.example", "b HTTP 80 b.example")
            ),
            Is.EqualTo(["first.again=Hostname", "second.a=Hostname"])
        );

    [Test]
    public void Give_a_loser_no_claim() =>
        Assert.That(
            Detect(Owner(Gateway, "a HTTP 80"), Owner(First, "tcp TCP 80"), Owner(Second, "http HTTP 80 b.example")),
            Is.EqualTo(["first.tcp=Protocol"])
        );

    [Test]
    public void Do_not_hand_the_port_of_a_Gateway_to_a_ListenerSet() =>
        Assert.That(
            Detect(Owner(Gateway, "a HTTP 80", "b HTTP 80"), Owner(First, "http HTTP 80")),
            Is.EqualTo(["gw.a=Hostname", "gw.b=Hostname", "first.http=Hostname"])
        );
}
