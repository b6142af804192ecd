// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.AddressRig;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using HealthPolicy = Syncer.Protos.Workloads.LoadBalancing.Types.HealthPolicy;

namespace Syncer.Translation.Tests.Addresses;

public sealed class AddressTranslationTests
{
    private AddressRig _rig;

    [SetUp]
    public void SetUp() => _rig = new();

    [TearDown]
    public ValueTask TearDown() => _rig.DisposeAsync();

    [Test]
    public void Joins_a_service_with_the_named_port_of_its_pod()
    {
        _rig.Services.Set(Service("web", "app=web", Port(80, "http", "http")));
        _rig.Pods.Set(WebPod("web-1"));
        Assert.That(
            _rig.ServiceOf("web").Ports,
            Is.EqualTo(
                new[]
                {
                    new Port { ServicePort = 80, AppProtocol = AppProtocol.Http11 },
                }
            )
        );
        var workload = _rig.WorkloadOf("web-1");
        Assert.That(workload.Services.Keys, Is.EqualTo(new[] { ServiceKey("web") }));
        Assert.That(
            workload.Services[ServiceKey("web")].Ports,
            Is.EqualTo(
                new[]
                {
                    new Port { ServicePort = 80, TargetPort = 8080 },
                }
            )
        );
        Assert.That(workload.Status, Is.EqualTo(WorkloadStatus.Healthy));
    }

    [Test]
    public void Keeps_the_service_of_a_pod_that_is_not_ready()
    {
        var service = Service("web", "app=web", Port(80, 8080));
        _rig.Services.Set(service with { Spec = service.Spec with { PublishNotReadyAddresses = true } });
        _rig.Pods.Set(Pod("web-1", "app=web", ready: false));
        Assert.That(_rig.WorkloadOf("web-1").Status, Is.EqualTo(WorkloadStatus.Unhealthy));
        Assert.That(_rig.WorkloadOf("web-1").Services, Has.Count.EqualTo(1));
        Assert.That(_rig.ServiceOf("web").LoadBalancing.HealthPolicy, Is.EqualTo(HealthPolicy.AllowAll));
    }

    [Test]
    public void Updates_then_removes_a_pod_that_is_being_deleted()
    {
        var pod = Pod("web-1", "app=web");
        _rig.Pods.Set(pod);
        _rig.TakeChanges();
        _rig.Pods.Set(pod with { Metadata = pod.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } });
        Assert.That(_rig.TakeChanges(), Is.EqualTo(new[] { $"Update {PodKey("web-1")}" }));
        Assert.That(_rig.WorkloadOf("web-1").Status, Is.EqualTo(WorkloadStatus.Unhealthy));
        _rig.Pods.Remove(pod.Metadata.Key);
        Assert.That(_rig.TakeChanges(), Is.EqualTo(new[] { $"Delete {PodKey("web-1")}" }));
    }

    [Test]
    public void Removes_a_pod_that_has_finished()
    {
        var pod = Pod("job-1");
        _rig.Pods.Set(pod);
        _rig.TakeChanges();
        _rig.Pods.Set(pod with { Status = pod.Status with { Phase = "Succeeded" } });
        Assert.That(_rig.TakeChanges(), Is.EqualTo(new[] { $"Delete {PodKey("job-1")}" }));
    }

    [Test]
    public void Serves_a_headless_service_through_its_pods()
    {
        var service = Service("db", "app=db", Port(5432));
        _rig.Services.Set(service with { Spec = service.Spec with { ClusterIP = "None", ClusterIPs = ["None"] } });
        _rig.Pods.Set(Pod("db-0", "app=db"));
        Assert.That(_rig.ServiceOf("db").Addresses, Is.Empty);
        Assert.That(_rig.WorkloadOf("db-0").Services.Keys, Is.EqualTo(new[] { ServiceKey("db") }));
    }

    [Test]
    public void Knows_no_service_that_has_no_address()
    {
        var service = Service("web", "app=web", Port(80));
        _rig.Services.Set(service with { Spec = service.Spec with { Type = "ExternalName" } });
        _rig.Pods.Set(Pod("web-1", "app=web"));
        Assert.That(_rig.Addresses.Snapshot.Keys, Is.EqualTo(new[] { PodKey("web-1") }));
        Assert.That(_rig.WorkloadOf("web-1").Services, Is.Empty);

        _rig.Services.Set(service with { Spec = service.Spec with { ClusterIPs = ["nonsense"] } });
        Assert.That(_rig.Addresses.Snapshot.Keys, Is.EqualTo(new[] { PodKey("web-1") }));

        _rig.Services.Set(service);
        Assert.That(_rig.WorkloadOf("web-1").Services, Has.Count.EqualTo(1));
        _rig.Services.Set(service with { Spec = service.Spec with { ClusterIPs = ["nonsense"] } });
        Assert.That(_rig.WorkloadOf("web-1").Services, Is.Empty);
    }

    [Test]
    public void Serves_a_service_without_selector_through_its_slices()
    {
        _rig.Services.Set(Service("db", "", Port(5432, name: "sql")));
        _rig.Pods.Set(Pod("any", ""));
        var slice = Slice("db-1", "db", Endpoint("192.0.2.1")) with
        {
            Ports = [new() { Name = "sql", Number = 15432 }],
        };
        _rig.Slices.Set(slice);
        _rig.Slices.Set(slice with { Metadata = slice.Metadata with { Name = "db-2" } });
        foreach (var name in new[] { "db-1", "db-2" })
        {
            var workload = _rig
                .Addresses.Snapshot[$"Kubernetes/discovery.k8s.io/EndpointSlice/default/{name}/192.0.2.1"]
                .ToMessage()
                .Workload;
            Assert.That(workload.NetworkMode, Is.EqualTo(NetworkMode.HostNetwork));
            Assert.That(
                workload.Services[ServiceKey("db")].Ports,
                Is.EqualTo(
                    new[]
                    {
                        new Port { ServicePort = 5432, TargetPort = 15432 },
                    }
                )
            );
        }
        Assert.That(_rig.WorkloadOf("any").Services, Is.Empty);
    }

    [Test]
    public void Has_no_workloads_of_a_slice_without_its_service()
    {
        _rig.Slices.Set(Slice("db-1", "db", Endpoint("192.0.2.1")));
        Assert.That(_rig.Addresses.Snapshot, Is.Empty);
        _rig.Services.Set(Service("db", "", Port(5432)));
        Assert.That(_rig.Addresses.Snapshot, Has.Count.EqualTo(2));
        _rig.Services.Remove(new("default", "db"));
        Assert.That(_rig.Addresses.Snapshot, Is.Empty);
    }

    [Test]
    public void Tells_pods_of_one_host_apart()
    {
        var spec = new PodSpec { HostNetwork = true, NodeName = "n1" };
        _rig.Pods.Set(Pod("a", ip: "192.0.2.1") with { Spec = spec });
        _rig.Pods.Set(Pod("b", ip: "192.0.2.1") with { Spec = spec });
        Assert.That(_rig.WorkloadOf("a").Addresses, Is.EqualTo(_rig.WorkloadOf("b").Addresses));
        Assert.That(_rig.WorkloadOf("a").NetworkMode, Is.EqualTo(NetworkMode.HostNetwork));
    }

    [Test]
    public void Spreads_traffic_as_the_annotation_of_the_namespace_says()
    {
        _rig.Services.Set(Service("web", "app=web", Port(80)));
        Assert.That(_rig.ServiceOf("web").LoadBalancing, Is.Null);
        _rig.Namespaces.Set(Namespace("default", "PreferClose"));
        Assert.That(_rig.ServiceOf("web").LoadBalancing.RoutingPreference, Has.Count.EqualTo(3));
        _rig.Namespaces.Set(Namespace("default"));
        Assert.That(_rig.ServiceOf("web").LoadBalancing, Is.Null);
    }

    [Test]
    public async Task Names_cluster_and_domain_as_the_settings_say()
    {
        var settings = new SyncerSettings { IstioClusterId = "", ClusterDomain = "example.internal" };
        await using var rig = new AddressRig(settings);
        rig.Services.Set(Service("web", "app=web", Port(80)));
        rig.Pods.Set(Pod("web-1", "app=web"));
        const string service = "default/web.default.svc.example.internal";
        Assert.That(rig.Addresses.Snapshot.Keys, Is.EquivalentTo(new[] { service, "//Pod/default/web-1" }));
        Assert.That(
            rig.Addresses.Snapshot["//Pod/default/web-1"].ToMessage().Workload.Services.Keys,
            Is.EqualTo(new[] { service })
        );
    }

    [Test]
    public void Lists_every_port_of_a_service_of_many()
    {
        var ports = Enumerable.Range(1, 500).Select(number => Port(number, 8000 + number, $"p{number}")).ToArray();
        _rig.Services.Set(Service("web", "app=web", ports));
        _rig.Pods.Set(Pod("web-1", "app=web"));
        Assert.That(_rig.ServiceOf("web").Ports, Has.Count.EqualTo(500));
        Assert.That(
            _rig.WorkloadOf("web-1").Services[ServiceKey("web")].Ports.Select(port => port.TargetPort),
            Is.EqualTo(Enumerable.Range(8001, 500))
        );
    }

    [Test]
    public async Task Has_equal_bytes_whatever_the_order_of_arrival()
    {
        var writes = new List<Action<AddressRig>>();
        for (var i = 0; i < 8; i++)
        {
            var service = Service($"web-{i}", i % 2 == 0 ? "app=web" : "", Port(80, "http"), Port(81, 8081 + i));
            var pod = WebPod($"pod-{i}");
            var node = Node($"n{i}", $"topology.kubernetes.io/zone=z{i}");
            var slice = Slice($"slice-{i}", $"web-{i}", EndpointOf(pod), Endpoint($"192.0.2.{i}"));
            writes.Add(rig => rig.Services.Set(service));
            writes.Add(rig => rig.Pods.Set(pod with { Spec = pod.Spec with { NodeName = node.Metadata.Name } }));
            writes.Add(rig => rig.Nodes.Set(node));
            writes.Add(rig => rig.Slices.Set(slice));
        }
        var expected = Bytes(_rig, writes);
        Assert.That(expected, Has.Count.EqualTo(24));
        for (var seed = 0; seed < 10; seed++)
        {
            await using var rig = new AddressRig();
            var shuffled = writes.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.That(Bytes(rig, shuffled), Is.EqualTo(expected), $"seed {seed}");
        }
    }

    private static SortedDictionary<string, string> Bytes(AddressRig rig, IEnumerable<Action<AddressRig>> writes)
    {
        foreach (var write in writes)
            write(rig);
        var bytes = rig.Addresses.Snapshot.ToDictionary(
            pair => pair.Key,
            pair => Convert.ToHexString(pair.Value.ToMessage().ToByteArray())
        );
        return new(bytes, StringComparer.Ordinal);
    }

    private static Pod WebPod(string name) =>
        Pod(name, "app=web") with
        {
            Spec = new() { Containers = [Container("http", 8080)] },
        };
}
