// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds.Tests;

public class XdsResourceTypeTests
{
    [Test]
    public void Has_the_type_urls_of_the_data_plane()
    {
        Assert.That(XdsResourceType.Address.Url, Is.EqualTo("type.googleapis.com/istio.workload.Address"));
        Assert.That(XdsResourceType.Resource.Url, Is.EqualTo("type.googleapis.com/agentgateway.dev.resource.Resource"));
        Assert.That(
            XdsResourceType.All.Select(type => type.Url),
            Is.EqualTo(
                new[] { Protos.Workloads.Address.Descriptor, Protos.Resources.Resource.Descriptor }.Select(message =>
                    $"type.googleapis.com/{message.FullName}"
                )
            )
        );
    }

    [Test]
    public void Finds_types_by_url()
    {
        foreach (var type in XdsResourceType.All)
        {
            Assert.That(XdsResourceType.TryFromUrl(type.Url, out var found), Is.True);
            Assert.That(found, Is.SameAs(type));
        }
        Assert.That(XdsResourceType.TryFromUrl("type.googleapis.com/istio.security.Authorization", out _), Is.False);
    }

    [Test]
    public void Pushes_what_is_referred_to_before_what_refers_to_it()
    {
        string[] names = ["bind/a", "listener/a", "backend/a", "policy/a", "route/a"];

        Assert.That(names.Select(XdsResourceType.Resource.PushRankOf), Is.Ordered.And.Unique);
        Assert.That(
            XdsResourceType.Resource.PushRankOf("tcp_route/a"),
            Is.EqualTo(XdsResourceType.Resource.PushRankOf("route/a"))
        );
    }
}
