// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Tests.Routes.Attachment;

public sealed class ListenerAdmissionTests
{
    private static readonly ParentReference AnyListener = new() { Name = "gw" };

    private static RouteProblem? Deny(
        ParentListener listener,
        ParentReference? reference = null,
        string hostnames = "[]"
    ) =>
        ListenerAdmission.Denial(
            RouteRows.Http("r", $$"""{"hostnames": {{hostnames}}}"""),
            reference ?? AnyListener,
            listener
        );

    [Test]
    public void Admits_when_nothing_speaks_against_it() => Assert.That(Deny(RouteRows.Listener("http")), Is.Null);

    [Test]
    public void Denies_when_the_port_is_another() =>
        Assert.That(
            Deny(RouteRows.Listener("http"), AnyListener with { Port = 81, SectionName = "other" }),
            Is.EqualTo(new RouteProblem("NoMatchingParent", "port 81 not found"))
        );

    [Test]
    public void Denies_when_the_section_is_another() =>
        Assert.That(
            Deny(RouteRows.Listener("http"), AnyListener with { Port = 80, SectionName = "other" }),
            Is.EqualTo(new RouteProblem("NoMatchingParent", "sectionName \"other\" not found"))
        );

    [Test]
    public void Denies_when_no_hostname_overlaps() =>
        Assert.That(
            Deny(
                RouteRows.Listener("http", hostname: "a.com", @namespace: "other"),
                hostnames: """["b.com", "*.b.com"]"""
            ),
            Is.EqualTo(new RouteProblem("NoMatchingListenerHostname", "no hostnames matched parent hostname \"a.com\""))
        );

    [Test]
    public void Denies_when_the_hostname_overlaps_but_the_namespace_may_not_use_it() =>
        Assert.That(
            Deny(RouteRows.Listener("http", hostname: "a.com", @namespace: "~"), hostnames: """["b.com", "a.com"]"""),
            Is.EqualTo(
                new RouteProblem(
                    "NotAllowedByListeners",
                    "hostnames matched parent hostname \"a.com\", but namespace \"default\" is not allowed by the parent"
                )
            )
        );

    [Test]
    public void Admits_when_a_later_hostname_is_allowed_to_the_namespace()
    {
        var listener = RouteRows.Listener("http") with { Hostnames = [new("other", "*"), new("default", "*")] };

        Assert.That(Deny(listener), Is.Null);
    }

    [Test]
    public void Denies_when_the_kind_is_not_allowed() =>
        Assert.That(
            Deny(RouteRows.Listener("http", kinds: "GRPCRoute")),
            Is.EqualTo(
                new RouteProblem(
                    "NotAllowedByListeners",
                    "kind gateway.networking.k8s.io/v1, Kind=HTTPRoute is not allowed"
                )
            )
        );

    [TestCase("NoMatchingParent", "NoMatchingListenerHostname", "NoMatchingListenerHostname")]
    [TestCase("NoMatchingListenerHostname", "NotAllowedByListeners", "NotAllowedByListeners")]
    [TestCase("NotAllowedByListeners", "NoMatchingParent", "NotAllowedByListeners")]
    public void Prefers_the_denial_that_came_closest(string first, string second, string preferred) =>
        Assert.That(
            ListenerAdmission.MostTelling(new(first, "first"), new(second, "second"))!.Reason,
            Is.EqualTo(preferred)
        );

    [Test]
    public void Prefers_the_first_denial_when_they_came_equally_close() =>
        Assert.That(
            ListenerAdmission.MostTelling(new("NoMatchingParent", "first"), new("NoMatchingParent", "second"))!.Message,
            Is.EqualTo("first")
        );
}
