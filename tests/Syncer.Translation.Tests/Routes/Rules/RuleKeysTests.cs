// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Tests.Routes.Rules;

public sealed class RuleKeysTests
{
    private static readonly DateTimeOffset Created = DateTimeOffset.FromUnixTimeSeconds(1781085600);

    [Test]
    public void Tells_the_kinds_apart()
    {
        IRouteRow[] routes =
        [
            RouteRows.Http("r", "{}"),
            RouteRows.Grpc("r", "{}"),
            RouteRows.Tcp("r", "{}"),
            RouteRows.Tls("r", "{}"),
        ];

        Assert.That(
            routes.Select(route => RuleKeys.Of(route, 3)),
            Is.EqualTo(new[] { "default/r.03", "default/r.03.grpc", "default/r.03", "default/r.03.tls" })
        );
    }

    [Test]
    public void Begins_with_the_age_when_the_data_plane_breaks_ties_by_key() =>
        Assert.That(RuleKeys.Of(RouteRows.Tcp("r", "{}", Created), 0), Is.EqualTo("1781085600/default/r.00"));

    [Test]
    public void Pads_the_age_to_ten_digits() =>
        Assert.That(
            RuleKeys.Of(RouteRows.Tcp("r", "{}", DateTimeOffset.FromUnixTimeSeconds(42)), 0),
            Is.EqualTo("0000000042/default/r.00")
        );

    [Test]
    public void Leaves_the_age_out_when_ties_are_not_broken_by_it()
    {
        var route = RouteRows.Http("r", "{}");

        Assert.That(
            RuleKeys.Of(route with { Metadata = route.Metadata with { CreationTimestamp = Created } }, 120),
            Is.EqualTo("default/r.120")
        );
    }

    [Test]
    public void Ends_with_the_section_on_a_gateway() =>
        Assert.That(Suffix(RouteRows.Gateway("gw", RouteRows.Listener("http"))), Is.EqualTo(".http"));

    [Test]
    public void Ends_with_the_set_and_the_section_on_a_listener_set() =>
        Assert.That(
            Suffix(RouteRows.ListenerSet("infra/set", "gw", RouteRows.Listener("http"))),
            Is.EqualTo(".infra.set.http")
        );

    [Test]
    public void Keeps_listeners_apart_when_names_contain_dots()
    {
        string[] suffixes =
        [
            Suffix(RouteRows.Gateway("gw", RouteRows.Listener("a.b.c"))),
            Suffix(RouteRows.ListenerSet("a/b", "gw", RouteRows.Listener("c"))),
            Suffix(RouteRows.ListenerSet("a/b", "gw", RouteRows.Listener("c.d"))),
            Suffix(RouteRows.ListenerSet("a/b.c", "gw", RouteRows.Listener("d"))),
        ];

        Assert.That(suffixes, Is.EqualTo(new[] { "/a.b.c", ".a.b.c", ".a/b/c.d", ".a/b.c/d" }));
    }

    [TestCase("parent", "*", ".routegroup.default.parent.team1.wildcard")]
    [TestCase("parent", "child", ".routegroup.default.parent.team1.child")]
    [TestCase("parent", "wildcard", ".routegroup/default/parent/team1/wildcard")]
    [TestCase("a.b", "child", ".routegroup/default/a.b/team1/child")]
    [TestCase("parent", "a.b", ".routegroup.default.parent.team1.a.b")]
    [TestCase("parent", "a.b/c=d.e", ".routegroup.default.parent.team1.a.b.c=d.e")]
    [TestCase("parent", "a.b.c=d.e", ".routegroup/default/parent/team1/a.b.c=d.e")]
    public void Ends_with_the_group_when_delegated(string parent, string selector, string suffix) =>
        Assert.That(
            RulePlacement.In(new("default", parent), new("team1", selector), default).KeySuffix,
            Is.EqualTo(suffix)
        );

    private static string Suffix(ParentListeners parent) =>
        RulePlacement.On(new AdmittedListener(parent.Key, parent.Listeners[0])).KeySuffix;
}
