// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;
using static Syncer.Protos.Workloads.LoadBalancing.Types;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Tests.Addresses.Services;

public sealed class TrafficDistributionTests
{
    private static readonly Scope[] SameZone = [Scope.Network, Scope.Region, Scope.Zone];

    private static readonly Scope[] SameNode = [.. SameZone, Scope.Subzone, Scope.Node];

    [TestCase("PreferClose", 3)]
    [TestCase("preferclose", 3)]
    [TestCase("PreferSameZone", 3)]
    [TestCase("PreferSameNode", 5)]
    public void Prefers_endpoints_nearby_when_the_spec_says_so(string distribution, int scopes)
    {
        var balancing = TrafficDistribution.Of(With(distribution), null)!;
        Assert.That(balancing.RoutingPreference, Is.EqualTo(scopes == 3 ? SameZone : SameNode));
        Assert.That(balancing.Mode, Is.EqualTo(Mode.Failover));
        Assert.That(balancing.HealthPolicy, Is.EqualTo(HealthPolicy.OnlyHealthy));
    }

    // Spec, annotation of the service, annotation of the namespace: the first that is set counts.
    [TestCase(null, null, null, 0)]
    [TestCase(null, null, "PreferClose", 3)]
    [TestCase(null, "PreferSameNode", "PreferClose", 5)]
    [TestCase(null, "Any", "PreferClose", 0)]
    [TestCase(null, "no-such-value", "PreferClose", 0)]
    [TestCase("PreferClose", "PreferSameNode", "PreferSameNode", 3)]
    [TestCase("no-such-value", "PreferClose", null, 0)]
    public void Takes_the_first_that_is_set(string? spec, string? annotation, string? ofNamespace, int scopes)
    {
        var service = With(spec, annotation);
        Assert.That(TrafficDistribution.Of(service, ofNamespace)?.RoutingPreference.Count ?? 0, Is.EqualTo(scopes));
        Assert.That(TrafficDistribution.IsLeftToNamespace(service), Is.EqualTo(spec is null && annotation is null));
    }

    [Test]
    public void Stays_on_the_node_when_the_internal_traffic_policy_is_Local()
    {
        var service = With("PreferClose") with
        {
            Spec = new() { InternalTrafficPolicy = "Local", TrafficDistribution = "PreferClose" },
        };
        var balancing = TrafficDistribution.Of(service, "PreferClose")!;
        Assert.That(balancing.RoutingPreference, Is.EqualTo(new[] { Scope.Node }));
        Assert.That(balancing.Mode, Is.EqualTo(Mode.Strict));
        Assert.That(TrafficDistribution.IsLeftToNamespace(service), Is.False);
    }

    [Test]
    public void Allows_unhealthy_endpoints_when_unready_addresses_are_published()
    {
        var alone = Service("web") with { Spec = new() { PublishNotReadyAddresses = true } };
        var balancing = TrafficDistribution.Of(alone, null)!;
        Assert.That(balancing.HealthPolicy, Is.EqualTo(HealthPolicy.AllowAll));
        Assert.That(balancing.Mode, Is.EqualTo(Mode.UnspecifiedMode));
        Assert.That(balancing.RoutingPreference, Is.Empty);

        var both = TrafficDistribution.Of(alone, "PreferClose")!;
        Assert.That(both.HealthPolicy, Is.EqualTo(HealthPolicy.AllowAll));
        Assert.That(both.Mode, Is.EqualTo(Mode.Failover));
    }

    [Test]
    public async Task Reports_no_change_of_a_namespace_when_its_annotation_stays()
    {
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var namespaces = engine.Root.Source<NamespacedName, Namespace>();
        var changes = new List<string>();
        TrafficDistribution
            .OfNamespaces(namespaces)
            .Connect(new() { IncludeInitial = false })
            .Subscribe(set => changes.AddRange(set.Select(change => $"{change.Kind} {change.Key} {change.New}")));

        var annotated = Namespace("default", "PreferClose");
        namespaces.Set(annotated);
        namespaces.Set(annotated with { Metadata = annotated.Metadata with { Labels = Labels("team=a") } });
        namespaces.Set(Namespace("other"));
        namespaces.Set(Namespace("default", "PreferSameNode"));
        namespaces.Set(Namespace("default"));
        Assert.That(
            changes,
            Is.EqualTo(new[] { "Add default PreferClose", "Update default PreferSameNode", "Delete default " })
        );
    }

    private static Service With(string? spec, string? annotation = null)
    {
        var service = Service("web");
        return service with
        {
            Metadata = service.Metadata with
            {
                Annotations = annotation is null
                    ? LabelSet.Empty
                    : LabelSet.From("networking.istio.io/traffic-distribution", annotation),
            },
            Spec = new() { TrafficDistribution = spec },
        };
    }
}
