// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class PodWorkloadTests
{
    [Test]
    public void Describes_the_pod()
    {
        var pod = Pod("web-1", "app=web,version=v2", "10.0.0.7") with
        {
            Spec = new() { NodeName = "n1", ServiceAccountName = "runner" },
        };
        var address = PodWorkload.Translate(
            pod,
            PodWorkload.Addresses(pod)!,
            [],
            new Locality { Zone = "z" },
            WorkloadPlacement.OutsideOfMesh,
            "Kubernetes"
        );
        Assert.That(address.Key, Is.EqualTo("Kubernetes//Pod/default/web-1"));
        Assert.That(
            address.ToMessage().Workload,
            Is.EqualTo(
                new Workload
                {
                    Uid = "Kubernetes//Pod/default/web-1",
                    Name = "web-1",
                    Namespace = "default",
                    Addresses = { ByteString.CopyFrom(10, 0, 0, 7) },
                    ServiceAccount = "runner",
                    Node = "n1",
                    CanonicalName = "web",
                    CanonicalRevision = "v2",
                    WorkloadType = WorkloadType.Pod,
                    WorkloadName = "web-1",
                    Status = WorkloadStatus.Healthy,
                    ClusterId = "Kubernetes",
                    Locality = new() { Zone = "z" },
                    NetworkMode = NetworkMode.Standard,
                }
            )
        );
    }

    [Test]
    public void Has_every_address_when_the_pod_is_dual_stack()
    {
        var pod = WithIPs("10.0.0.7", "10.0.0.7", "fd00::7");
        Assert.That(
            Translate(pod).Addresses.Select(bytes => Convert.ToHexString(bytes.Span)),
            Is.EqualTo(new[] { "0A000007", "FD000000000000000000000000000007" })
        );
    }

    [TestCase("10.0.0.7", new string[0], 1)]
    [TestCase("10.0.0.7", new[] { "" }, 1)]
    [TestCase("", new[] { "10.0.0.7", "" }, 1)]
    [TestCase("", new string[0], 0)]
    [TestCase("", new[] { "" }, 0)]
    [TestCase("", new[] { "10.0.0.7", "10.0.0" }, 0)]
    [TestCase("10.0.0.x", new string[0], 0)]
    public void Is_no_workload_when_it_has_no_address_or_a_wrong_one(string podIP, string[] podIPs, int count) =>
        Assert.That(PodWorkload.Addresses(WithIPs(podIP, podIPs))?.Count ?? 0, Is.EqualTo(count));

    [TestCase("Succeeded", false)]
    [TestCase("Failed", false)]
    [TestCase("Running", true)]
    [TestCase("Pending", true)]
    [TestCase("Unknown", true)]
    public void Is_no_workload_when_it_has_finished(string phase, bool expected)
    {
        var pod = Pod("job");
        pod = pod with { Status = pod.Status with { Phase = phase } };
        Assert.That(PodWorkload.Addresses(pod) is not null, Is.EqualTo(expected));
    }

    [Test]
    public void Is_healthy_when_ready_and_not_being_deleted()
    {
        var ready = Pod("web");
        var terminating = ready with
        {
            Metadata = ready.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch },
        };
        var unknown = ready with { Status = ready.Status with { Conditions = [] } };
        Assert.That(Translate(ready).Status, Is.EqualTo(WorkloadStatus.Healthy));
        Assert.That(Translate(Pod("web", ready: false)).Status, Is.EqualTo(WorkloadStatus.Unhealthy));
        Assert.That(Translate(terminating).Status, Is.EqualTo(WorkloadStatus.Unhealthy));
        Assert.That(Translate(unknown).Status, Is.EqualTo(WorkloadStatus.Unhealthy));
    }

    [Test]
    public void Says_when_it_uses_the_network_of_its_host() =>
        Assert.That(
            Translate(Pod("web") with { Spec = new() { HostNetwork = true } }).NetworkMode,
            Is.EqualTo(NetworkMode.HostNetwork)
        );

    [TestCase("", "", TunnelProtocol.None, false)]
    [TestCase("security.istio.io/tlsMode=istio", "", TunnelProtocol.LegacyIstioMtls, false)]
    [TestCase("security.istio.io/tlsMode=disabled", "", TunnelProtocol.None, false)]
    [TestCase("", "enabled", TunnelProtocol.Hbone, false)]
    [TestCase("", "pending", TunnelProtocol.None, false)]
    [TestCase("security.istio.io/tlsMode=istio", "enabled", TunnelProtocol.Hbone, false)]
    [TestCase("networking.istio.io/tunnel=http", "", TunnelProtocol.Hbone, true)]
    [TestCase("networking.istio.io/tunnel=http,security.istio.io/tlsMode=istio", "", TunnelProtocol.Hbone, true)]
    [TestCase("networking.istio.io/tunnel=none", "", TunnelProtocol.None, false)]
    public void Is_tunnelled_as_mesh_labels_say(string labels, string redirection, TunnelProtocol tunnel, bool native)
    {
        var pod = Pod("web", labels);
        var annotations = LabelSet.From("ambient.istio.io/redirection", redirection);
        var workload = Translate(pod with { Metadata = pod.Metadata with { Annotations = annotations } });
        Assert.That(workload.TunnelProtocol, Is.EqualTo(tunnel));
        Assert.That(workload.NativeTunnel, Is.EqualTo(native));
    }

    [Test]
    public void Has_equal_bytes_whatever_the_order_of_services()
    {
        var services = Enumerable.Range(0, 20).Select(n => Service($"web-{n}", "app=web", Port(80, 8080 + n)));
        var addressable = services.Select(service => AddressableService.From(service, "cluster.local")!).ToList();
        var pod = Pod("web", "app=web");
        var forth = Translate(pod, addressable).ToByteArray();
        addressable.Reverse();
        var back = Translate(pod, addressable);
        Assert.That(back.ToByteArray(), Is.EqualTo(forth));
        Assert.That(back.Services.Keys, Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
        Assert.That(back.Services["default/web-3.default.svc.cluster.local"].Ports[0].TargetPort, Is.EqualTo(8083));
    }

    private static Workload Translate(Pod pod, params IEnumerable<AddressableService> services) =>
        PodWorkload
            .Translate(pod, PodWorkload.Addresses(pod)!, services, null, WorkloadPlacement.OutsideOfMesh, "Kubernetes")
            .ToMessage()
            .Workload;

    private static Pod WithIPs(string podIP, params string[] podIPs) =>
        Pod("web") with
        {
            Status = new()
            {
                Phase = "Running",
                PodIP = podIP,
                PodIPs = [.. podIPs.Select(ip => new PodIP { IP = ip })],
            },
        };
}
