// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.AddressRig;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using static Syncer.Translation.Tests.Addresses.IstioObjects;

namespace Syncer.Translation.Tests.Addresses;

/// <summary>What a change computes again, counted in rows (spec xds-addresses 5.10).</summary>
public sealed class RecomputationTests
{
    private AddressRig _rig = null!;

    [SetUp]
    public void SetUp()
    {
        _rig = new(new() { IstioIntegration = true });
        _rig.Namespaces.Set(LabelledNamespace("default", "a=1"));
        _rig.Namespaces.Set(LabelledNamespace("istio-system", "a=1"));
        _rig.Nodes.Set(Node("n1", "topology.kubernetes.io/zone=z1"));
        _rig.Services.Set(Service("web", "app=web", Port(80, 8080)));
        _rig.Services.Set(Service("manual", "", Port(80, 8080)));
        _rig.Pods.Set(On("n1", "web-1", "app=web"));
        _rig.Pods.Set(On("n1", "web-2", "app=web"));
        _rig.Pods.Set(On("n2", "db-1", "app=db"));
        _rig.Slices.Set(
            Slice("manual-1", "manual", EndpointOf(Pod("db-1")), Endpoint("192.0.2.1"), Endpoint("192.0.2.2"))
        );
        _rig.ServiceEntries.Set(Entry("entry", age: 1, "a.example.com", "b.example.com"));
        _rig.WorkloadEntries.Set(Machine("machine", "app=web"));
        _rig.WorkloadEntries.Set(Machine("other", "app=db"));
        _rig.Gateways.Set(Waypoint("waypoint", "10.1.0.1"));
        _rig.TakeChanges();
    }

    [TearDown]
    public ValueTask TearDown() => _rig.DisposeAsync();

    [Test]
    public void A_selector_concerns_what_it_selected_and_selects() =>
        Expect(
            () => _rig.Services.Set(Service("web", "app=db", Port(80, 8080))),
            ("AddressableKubernetesServices", 1),
            ("ServiceAddresses", 1),
            ("PodWorkloads", 3),
            ("WorkloadEntryWorkloads", 2)
        );

    [Test]
    public void A_service_without_selector_concerns_what_its_slices_name() =>
        Expect(
            () => _rig.Services.Set(Service("manual", "", Port(80, 9090))),
            ("AddressableKubernetesServices", 1),
            ("ServiceAddresses", 1),
            ("PodWorkloads", 1),
            ("SliceWorkloads", 1)
        );

    [Test]
    public void A_heartbeat_of_a_node_concerns_nothing()
    {
        Expect(() => _rig.Nodes.Set(Node("n1", "topology.kubernetes.io/zone=z1")));
        Expect(() => _rig.Nodes.Set(Node("n1", "topology.kubernetes.io/zone=z1,kernel=7")), ("NodeLocalities", 1));
        Assert.That(_rig.TakeChanges(), Is.Empty);
    }

    [Test]
    public void A_node_that_moves_concerns_its_pods() =>
        Expect(
            () => _rig.Nodes.Set(Node("n1", "topology.kubernetes.io/zone=z2")),
            ("NodeLocalities", 1),
            ("PodWorkloads", 2)
        );

    [Test]
    public void Readiness_concerns_the_pod()
    {
        var pod = On("n1", "web-1", "app=web");
        Expect(() => _rig.Pods.Set(pod with { Status = Pod("web-1", ready: false).Status }), ("PodWorkloads", 1));
        Assert.That(_rig.TakeChanges(), Is.EqualTo(new[] { $"Update {PodKey("web-1")}" }));
    }

    [Test]
    public void A_slice_concerns_the_pods_it_names_and_its_own_endpoints() =>
        Expect(
            () => _rig.Slices.Set(Slice("manual-1", "manual", Endpoint("192.0.2.1"))),
            ("PodEndpoints", 1),
            ("PodWorkloads", 1),
            ("SliceWorkloads", 1)
        );

    [Test]
    public void A_slice_of_a_service_that_selects_concerns_no_address()
    {
        _rig.Slices.Set(Slice("web-1", "web", EndpointOf(Pod("web-1"))));
        _rig.TakeChanges();
        var ready = EndpointOf(Pod("web-1")) with { Conditions = new() { Ready = false } };
        Expect(() => _rig.Slices.Set(Slice("web-1", "web", ready)), ("PodEndpoints", 1), ("SliceWorkloads", 1));
        Assert.That(_rig.TakeChanges(), Is.Empty);
    }

    [Test]
    public void A_pool_concerns_the_pods_it_selects() =>
        Expect(
            () =>
                _rig.Pools.Set(
                    new()
                    {
                        Metadata = Metadata("pool"),
                        Spec = new()
                        {
                            Selector = new() { MatchLabels = Labels("app=web") },
                            TargetPorts = [new(8000)],
                        },
                    }
                ),
            ("AddressableInferencePools", 1),
            ("InferencePoolAddresses", 1),
            ("PodWorkloads", 2),
            ("WorkloadEntryWorkloads", 1)
        );

    [Test]
    public void An_entry_concerns_itself_and_what_it_selects() =>
        Expect(
            () => _rig.ServiceEntries.Set(Selecting("selecting", "app=web", "selecting.example.com")),
            ("HostClaims", 1),
            ("HeldHosts", 1),
            ("AddressableServiceEntries", 1),
            ("ServiceEntryAddresses", 1),
            ("ServiceEntryWorkloads", 1),
            ("PodWorkloads", 2),
            ("WorkloadEntryWorkloads", 1)
        );

    [Test]
    public void A_claim_to_a_host_concerns_who_holds_it()
    {
        Expect(
            () => _rig.ServiceEntries.Set(Entry("younger", age: 0, "a.example.com")),
            ("HostClaims", 1),
            ("HeldHosts", 2),
            ("AddressableServiceEntries", 1),
            ("ServiceEntryAddresses", 1),
            ("ServiceEntryWorkloads", 1)
        );
        Assert.That(_rig.TakeChanges(), Is.Empty);
    }

    [Test]
    public void A_machine_concerns_itself() =>
        Expect(
            () => _rig.WorkloadEntries.Set(Machine("machine", "app=web", "192.0.2.9")),
            ("WorkloadEntryWorkloads", 1)
        );

    [Test]
    public void A_namespace_that_chooses_a_waypoint_concerns_everything_in_it() =>
        Expect(
            () => _rig.Namespaces.Set(LabelledNamespace("default", "istio.io/use-waypoint=waypoint")),
            ("LocalNetworks", 1),
            ("NamespaceTrafficDistributions", 1),
            ("NamespaceWaypoints", 1),
            ("ServiceAddresses", 2),
            ("ServiceEntryAddresses", 1),
            ("PodWorkloads", 3),
            ("WorkloadEntryWorkloads", 2)
        );

    [Test]
    public void A_namespace_that_spreads_traffic_concerns_its_services() =>
        Expect(
            () => _rig.Namespaces.Set(CoreObjects.Namespace("default", "PreferClose")),
            ("LocalNetworks", 1),
            ("NamespaceTrafficDistributions", 1),
            ("NamespaceWaypoints", 1),
            ("ServiceAddresses", 2),
            ("ServiceEntryAddresses", 1)
        );

    [Test]
    public void A_waypoint_that_moves_concerns_what_is_bound_to_it()
    {
        var service = Service("web", "app=web", Port(80, 8080));
        _rig.Services.Set(
            service with
            {
                Metadata = service.Metadata with { Labels = Labels("istio.io/use-waypoint=waypoint") },
            }
        );
        Expect(
            () => _rig.Gateways.Set(Waypoint("waypoint", "10.1.0.2")),
            ("Waypoints", 1),
            ("NetworkGateways", 1),
            ("ServiceAddresses", 1)
        );
    }

    [Test]
    public void The_name_of_the_network_concerns_everything()
    {
        Expect(
            () => _rig.Namespaces.Set(LabelledNamespace("istio-system", "topology.istio.io/network=here")),
            ("LocalNetworks", 1),
            ("NamespaceTrafficDistributions", 1),
            ("NamespaceWaypoints", 1),
            ("Waypoints", 1),
            ("ServiceAddresses", 2),
            ("ServiceEntryAddresses", 1),
            ("ServiceEntryWorkloads", 1),
            ("PodWorkloads", 3),
            ("WorkloadEntryWorkloads", 2),
            ("SliceWorkloads", 1)
        );
        // The hosts of the entry have no virtual addresses, so that nothing of them is in a network but their workloads.
        Assert.That(_rig.TakeChanges(), Has.Length.EqualTo(9));
    }

    private void Expect(Action edit, params (string Collection, long Rows)[] runs) =>
        Assert.That(
            _rig.RunsOf(edit),
            Is.EquivalentTo(runs.Select(run => KeyValuePair.Create(run.Collection, run.Rows)))
        );

    private static Pod On(string node, string name, string labels) =>
        Pod(name, labels) with
        {
            Spec = new() { NodeName = node },
        };
}
