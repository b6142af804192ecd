// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.AddressRig;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Tests.Addresses.Workloads;

/// <summary>Which pods are computed again after which change, counted by name.</summary>
public sealed class PodWorkloadsTests
{
    private const string Zone1 = "topology.kubernetes.io/zone=z1";
    private const string Zone2 = "topology.kubernetes.io/zone=z2";

    private readonly List<string> _runs = [];
    private KrtEngine _engine;
    private SourceCollection<NamespacedName, Service> _services;
    private SourceCollection<NamespacedName, Pod> _pods;
    private SourceCollection<NamespacedName, EndpointSlice> _slices;
    private SourceCollection<NamespacedName, Node> _nodes;
    private IKrtCollection<string, AddressResource> _workloads;

    [SetUp]
    public void SetUp()
    {
        _engine = new(new() { Mode = PropagationMode.Inline });
        _services = _engine.Root.Source<NamespacedName, Service>();
        _pods = _engine.Root.Source<NamespacedName, Pod>();
        _slices = _engine.Root.Source<NamespacedName, EndpointSlice>();
        _nodes = _engine.Root.Source<NamespacedName, Node>();
        var services = AddressableService.OfServices(_services, "cluster.local");
        var workloads = new PodWorkloads(
            new ServiceSelection(services),
            services,
            PodEndpoint.Collect(_slices, "cluster.local"),
            NodeLocality.Collect(_nodes),
            mesh: null,
            "Kubernetes"
        );
        _workloads = _pods.Select(
            (context, pod) =>
            {
                _runs.Add(pod.Metadata.Name);
                return workloads.Translate(context, pod);
            },
            workload => workload.Key
        );
        _services.Set(Service("web", "app=web", Port(80, 8080)));
        _nodes.Set(Node("n1", Zone1));
        _pods.Set(On("n1", "web-1", "app=web,tier=front"));
        _pods.Set(On("n1", "web-2", "app=web"));
        _pods.Set(On("n2", "db-1", "app=db"));
        _pods.Set(On("n2", "bare", ""));
        _runs.Clear();
    }

    [TearDown]
    public ValueTask TearDown() => _engine.DisposeAsync();

    [Test]
    public void Runs_the_pods_a_service_selected_or_selects_when_its_selector_changes()
    {
        _services.Set(Service("web", "app=db", Port(80, 8080)));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "db-1", "web-1", "web-2" }));
        Assert.That(ServicesOf("web-1"), Is.Empty);
        Assert.That(ServicesOf("db-1"), Is.EqualTo(new[] { ServiceKey("web") }));
    }

    [Test]
    public void Runs_the_selected_pods_only_when_a_service_comes_changes_its_ports_or_goes()
    {
        _services.Set(Service("front", "app=web,tier=front", Port(80)));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "web-1" }));
        _services.Set(Service("front", "app=web,tier=front", Port(81)));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "web-1" }));
        Assert.That(ServicesOf("web-1"), Is.EqualTo(new[] { ServiceKey("front"), ServiceKey("web") }));
        _services.Remove(new("default", "front"));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "web-1" }));
        Assert.That(ServicesOf("web-1"), Is.EqualTo(new[] { ServiceKey("web") }));
    }

    [Test]
    public void Runs_no_pod_when_a_service_changes_in_what_pods_do_not_read()
    {
        var service = Service("web", "app=web", Port(80, 8080));
        _services.Set(service with { Spec = service.Spec with { TrafficDistribution = "PreferClose" } });
        _services.Set(service with { Metadata = Metadata("web", "team=a") });
        Assert.That(TakeRuns(), Is.Empty);
    }

    [TestCase("")]
    [TestCase("app=nothing")]
    [TestCase("app=web,tier=back")]
    public void Runs_no_pod_when_a_service_selects_none(string selector)
    {
        _services.Set(Service("other", selector, Port(80)));
        _services.Remove(new("default", "other"));
        Assert.That(TakeRuns(), Is.Empty);
    }

    [Test]
    public void Runs_no_pod_when_a_service_of_another_namespace_changes()
    {
        var service = Service("web", "app=web", Port(80));
        _services.Set(service with { Metadata = service.Metadata with { Namespace = "other" } });
        Assert.That(TakeRuns(), Is.Empty);
        Assert.That(ServicesOf("web-1"), Is.EqualTo(new[] { ServiceKey("web") }));
    }

    [Test]
    public void Runs_the_one_pod_that_changes()
    {
        _pods.Set(On("n1", "web-2", "app=db"));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "web-2" }));
        Assert.That(ServicesOf("web-2"), Is.Empty);
        _pods.Set(On("n1", "web-2", "app=db"));
        Assert.That(TakeRuns(), Is.Empty);
    }

    [Test]
    public void Runs_the_pods_of_a_node_when_the_node_moves()
    {
        _nodes.Set(Node("n1", Zone2));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "web-1", "web-2" }));
        Assert.That(WorkloadOf("web-1").Locality.Zone, Is.EqualTo("z2"));
        _nodes.Set(Node("n2", Zone2));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "bare", "db-1" }));
        _nodes.Remove(new("", "n2"));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "bare", "db-1" }));
        Assert.That(WorkloadOf("db-1").Locality, Is.Null);
    }

    [Test]
    public void Runs_no_pod_when_a_node_changes_other_labels()
    {
        _nodes.Set(Node("n1", Zone1 + ",kernel=7"));
        _nodes.Set(Node("n3", Zone1));
        Assert.That(TakeRuns(), Is.Empty);
    }

    [Test]
    public void Runs_the_pods_a_slice_names_when_it_comes_and_goes()
    {
        _services.Set(Service("manual", "", Port(80, 9090)));
        _slices.Set(Slice("manual-1", "manual", EndpointOf(Pod("bare"))));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "bare" }));
        Assert.That(ServicesOf("bare"), Is.EqualTo(new[] { ServiceKey("manual") }));
        Assert.That(WorkloadOf("bare").Services[ServiceKey("manual")].Ports[0].TargetPort, Is.EqualTo(9090));

        _slices.Set(Slice("manual-1", "manual", EndpointOf(Pod("bare")), EndpointOf(Pod("db-1"))));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "db-1" }));

        _services.Set(Service("manual", "", Port(80, 9091)));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "bare", "db-1" }));

        _slices.Remove(new("default", "manual-1"));
        Assert.That(TakeRuns(), Is.EqualTo(new[] { "bare", "db-1" }));
        Assert.That(ServicesOf("bare"), Is.Empty);
    }

    [Test]
    public void Runs_no_pod_when_only_readiness_in_a_slice_changes()
    {
        var endpoint = EndpointOf(Pod("web-1"));
        _slices.Set(Slice("web-abc", "web", endpoint));
        TakeRuns();
        _slices.Set(Slice("web-abc", "web", endpoint with { Conditions = new() { Ready = false } }));
        Assert.That(TakeRuns(), Is.Empty);
        Assert.That(ServicesOf("web-1"), Is.EqualTo(new[] { ServiceKey("web") }));
    }

    [Test]
    public void Lists_a_service_once_when_several_slices_name_the_pod()
    {
        _services.Set(Service("manual", "", Port(80, 9090)));
        _slices.Set(Slice("manual-v4", "manual", EndpointOf(Pod("bare"))));
        _slices.Set(Slice("manual-v6", "manual", EndpointOf(Pod("bare"))) with { AddressType = "IPv6" });
        Assert.That(ServicesOf("bare"), Is.EqualTo(new[] { ServiceKey("manual") }));
        _slices.Remove(new("default", "manual-v4"));
        Assert.That(ServicesOf("bare"), Is.EqualTo(new[] { ServiceKey("manual") }));
    }

    [Test]
    public void Ignores_a_slice_that_names_an_earlier_pod_of_the_name()
    {
        var earlier = Pod("bare") with { Metadata = Metadata("bare") with { Uid = "earlier" } };
        _services.Set(Service("manual", "", Port(80)));
        _slices.Set(Slice("manual-1", "manual", EndpointOf(earlier)));
        Assert.That(TakeRuns(), Is.Empty);
        Assert.That(ServicesOf("bare"), Is.Empty);
    }

    [Test]
    public void Takes_the_service_from_the_namespace_of_the_slice()
    {
        var service = Service("manual", "", Port(80));
        var slice = Slice("manual-1", "manual", EndpointOf(Pod("bare")));
        _services.Set(service with { Metadata = service.Metadata with { Namespace = "other" } });
        _slices.Set(slice with { Metadata = slice.Metadata with { Namespace = "other" } });
        Assert.That(ServicesOf("bare"), Is.EqualTo(new[] { "other/manual.other.svc.cluster.local" }));
    }

    private static Pod On(string node, string name, string labels) =>
        Pod(name, labels) with
        {
            Spec = new() { NodeName = node },
        };

    private string[] TakeRuns()
    {
        string[] taken = [.. _runs.Order(StringComparer.Ordinal)];
        _runs.Clear();
        return taken;
    }

    private Workload WorkloadOf(string pod) => _workloads.Snapshot[PodKey(pod)].ToMessage().Workload;

    private IEnumerable<string> ServicesOf(string pod) => WorkloadOf(pod).Services.Keys;
}
