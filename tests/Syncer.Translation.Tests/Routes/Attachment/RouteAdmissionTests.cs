// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Routes.Attachment;

namespace Syncer.Translation.Tests.Routes.Attachment;

public sealed class RouteAdmissionTests
{
    private static readonly ParentListeners Gateway = RouteRows.Gateway(
        "gw",
        RouteRows.Listener("a", hostname: "a.com"),
        RouteRows.Listener("b", 81, hostname: "b.com")
    );

    private static readonly ParentListeners Set = RouteRows.ListenerSet("set", "gw", RouteRows.Listener("a", 82));

    private static RouteAdmission Admit(string spec) =>
        RouteAdmission.Of(
            RouteRows.Http("r", spec),
            key =>
                key == Gateway.Key ? Gateway
                : key == Set.Key ? Set
                : null
        );

    [Test]
    public void Admits_to_every_listener_that_fits_when_only_the_parent_is_named()
    {
        var admission = Admit("""{"parentRefs": [{"name": "gw"}]}""");

        Assert.That(
            admission.Listeners.Select(a => a.Listener.ListenerKey),
            Is.EqualTo(new[] { "default/gw.a", "default/gw.b" })
        );
        Assert.That(admission.Verdicts.Single().Denial, Is.Null);
    }

    [Test]
    public void Judges_each_reference_alone_when_two_name_one_gateway()
    {
        var admission = Admit(
            """{"hostnames": ["b.com"], "parentRefs": [{"name": "gw", "sectionName": "a"}, {"name": "gw", "sectionName": "b"}]}"""
        );

        Assert.That(
            admission.Verdicts.Select(v => (v.Reference.SectionName, v.Denial?.Reason)),
            Is.EqualTo(new[] { ("a", "NoMatchingListenerHostname"), ("b", null) })
        );
    }

    [Test]
    public void Reports_the_hostname_when_one_listener_of_the_section_has_another() =>
        Assert.That(
            Admit("""{"hostnames": ["c.com"], "parentRefs": [{"name": "gw", "sectionName": "b"}]}""")
                .Verdicts[0]
                .Denial,
            Is.EqualTo(
                new Translation.Routes.RouteProblem(
                    "NoMatchingListenerHostname",
                    "no hostnames matched parent hostname \"b.com\""
                )
            )
        );

    [Test]
    public void Lists_a_listener_once_when_two_references_lead_to_it() =>
        Assert.That(
            Admit("""{"parentRefs": [{"name": "gw", "sectionName": "a"}, {"name": "gw", "port": 80}]}""").Listeners,
            Has.Count.EqualTo(1)
        );

    [Test]
    public void Tells_listeners_of_one_name_apart_when_their_owners_differ() =>
        Assert.That(
            Admit("""{"parentRefs": [{"name": "gw", "sectionName": "a"}, {"name": "set", "kind": "ListenerSet"}]}""")
                .Listeners.Select(a => a.Listener.ListenerKey),
            Is.EqualTo(new[] { "default/gw.a", "default/set.a" })
        );

    [TestCase("""{"name": "foreign"}""")]
    [TestCase("""{"name": "gw", "namespace": "other"}""")]
    [TestCase("""{"name": "gw", "group": ""}""")]
    [TestCase("""{"name": "svc", "group": "", "kind": "Service"}""")]
    [TestCase("""{"name": "gw", "kind": "HTTPRoute"}""")]
    public void Says_nothing_when_the_parent_is_not_ours(string reference)
    {
        var admission = Admit($$"""{"parentRefs": [{{reference}}]}""");

        Assert.That(admission.Verdicts, Is.Empty);
        Assert.That(admission.Listeners, Is.Empty);
    }

    [Test]
    public void Says_nothing_when_the_parent_has_no_listeners() =>
        Assert.That(
            RouteAdmission
                .Of(RouteRows.Http("r", """{"parentRefs": [{"name": "gw"}]}"""), key => new(key, []))
                .Verdicts,
            Is.Empty
        );
}
