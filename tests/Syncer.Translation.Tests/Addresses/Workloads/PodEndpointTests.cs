// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class PodEndpointTests
{
    private static readonly Pod Web = Pod("web");

    [Test]
    public void Links_the_pod_to_the_service_of_the_slice() =>
        Assert.That(
            PodEndpoint.From(Slice("web-abc", "web", EndpointOf(Web), Endpoint("10.0.0.2")), "cluster.local"),
            Is.EqualTo(
                new[]
                {
                    new PodEndpoint(
                        new NamespacedName("default", "web-abc"),
                        new PodReference("default", "web", "uid-of-web"),
                        "default/web.default.svc.cluster.local"
                    ),
                }
            )
        );

    [Test]
    public void Links_a_pod_once_when_the_slice_names_it_twice() =>
        Assert.That(
            PodEndpoint.From(Slice("web-abc", "web", EndpointOf(Web), EndpointOf(Web)), "cluster.local").Count(),
            Is.EqualTo(1)
        );

    [Test]
    public void Is_equal_when_only_readiness_changes()
    {
        var ready = EndpointOf(Web) with { Conditions = new() { Ready = true } };
        var unready = ready with { Conditions = new() { Ready = false } };
        Assert.That(
            PodEndpoint.From(Slice("web-abc", "web", ready), "cluster.local"),
            Is.EqualTo(PodEndpoint.From(Slice("web-abc", "web", unready), "cluster.local"))
        );
    }

    [Test]
    public void Links_nothing_when_the_slice_has_no_service_or_no_addresses()
    {
        var slice = Slice("web-abc", "web", EndpointOf(Web));
        var unlabelled = slice with { Metadata = Metadata("web-abc") };
        var emptyName = Slice("web-abc", "", EndpointOf(Web));
        Assert.That(PodEndpoint.From(unlabelled, "cluster.local"), Is.Empty);
        Assert.That(PodEndpoint.From(emptyName, "cluster.local"), Is.Empty);
        Assert.That(PodEndpoint.From(slice with { AddressType = "FQDN" }, "cluster.local"), Is.Empty);
        Assert.That(PodEndpoint.From(slice with { AddressType = "IPv6" }, "cluster.local"), Is.Not.Empty);
    }
}
