// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways;

public sealed class ListenerSetAdmissionTests
{
    private static Problem? Check(NamespaceFilter? filter, string @namespace, Problem? notAccepted = null) =>
        ListenerSetAdmission.Check(
            new(new("infra", "gw"))
            {
                AllowedListeners = filter,
                NotAccepted = notAccepted,
                ClientCertificateProblem = null,
                Frontend = FrontendTls.None,
            },
            @namespace,
            name => name == "gone" ? null : LabelSet.From("team", name)
        );

    [TestCase("All", "web", true)]
    [TestCase("Same", "infra", true)]
    [TestCase("Same", "web", false)]
    [TestCase("None", "infra", false)]
    [TestCase("Other", "infra", false)]
    [TestCase("Selector", "web", true)]
    [TestCase("Selector", "infra", false)]
    [TestCase("Selector", "gone", false)]
    [TestCase(null, "web", true)]
    [TestCase(null, "infra", false)]
    public void Follows_allowed_listeners(string? from, string @namespace, bool allowed)
    {
        var filter = new NamespaceFilter { From = from, Selector = GatewayRows.Selector("team", "web") };
        Assert.That(Check(filter, @namespace) is null, Is.EqualTo(allowed));
    }

    [Test]
    public void Refuses_when_nothing_is_allowed()
    {
        var refused = new Problem("NotAllowed", "Gateway does not allow ListenerSet attachment");
        Assert.That(Check(null, "infra"), Is.EqualTo(refused));
        Assert.That(Check(new(), "infra"), Is.EqualTo(refused));
        Assert.That(Check(new() { From = "Selector" }, "infra"), Is.EqualTo(refused));
    }

    [Test]
    public void Refuses_when_the_Gateway_is_not_accepted() =>
        Assert.That(
            Check(new() { From = "All" }, "web", new Problem("Invalid", "addresses"))?.Reason,
            Is.EqualTo("ParentNotAccepted")
        );

    [TestCase(null, null, null, "web/gw")]
    [TestCase("gateway.networking.k8s.io", "Gateway", "infra", "infra/gw")]
    [TestCase("gateway.networking.k8s.io", "ListenerSet", null, null)]
    [TestCase("example.com", "Gateway", null, null)]
    public void Finds_the_parent(string? group, string? kind, string? @namespace, string? expected)
    {
        var set = GatewayRows.ListenerSet("web", "set");
        var parent = new ObjectReference
        {
            Group = group,
            Kind = kind,
            Namespace = @namespace,
            Name = "gw",
        };
        var found = ListenerSetAdmission.ParentOf(set with { Spec = set.Spec with { ParentRef = parent } });
        Assert.That(found?.ToString(), Is.EqualTo(expected));
    }
}
