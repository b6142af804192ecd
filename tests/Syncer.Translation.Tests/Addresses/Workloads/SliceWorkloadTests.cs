// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class SliceWorkloadTests
{
    private static readonly AddressableService Db = AddressableService.From(
        Service("db", "", Port(5432, name: "sql"), Port(9187, name: "metrics"), Port(53, name: "dns")),
        "cluster.local"
    )!;

    [Test]
    public void Describes_the_endpoint()
    {
        var slice = Slice("db-1", "db", Endpoint("192.0.2.1")) with { Ports = [SlicePort("sql", 15432)] };
        var workload = SliceWorkload.Translate(slice, Db, WorkloadPlacement.OutsideOfMesh, "Kubernetes").Single();
        Assert.That(workload.Key, Is.EqualTo("Kubernetes/discovery.k8s.io/EndpointSlice/default/db-1/192.0.2.1"));
        Assert.That(
            workload.ToMessage().Workload,
            Is.EqualTo(
                new Workload
                {
                    Uid = workload.Key,
                    Name = "db-1",
                    Namespace = "default",
                    Addresses = { ByteString.CopyFrom(192, 0, 2, 1) },
                    Services =
                    {
                        ["default/db.default.svc.cluster.local"] = new PortList
                        {
                            Ports =
                            {
                                new Port { ServicePort = 5432, TargetPort = 15432 },
                            },
                        },
                    },
                    Status = WorkloadStatus.Healthy,
                    ClusterId = "Kubernetes",
                    NetworkMode = NetworkMode.HostNetwork,
                }
            )
        );
    }

    [Test]
    public void Joins_ports_by_name_in_the_order_of_the_service()
    {
        EndpointPort[] ports = [SlicePort("metrics", 1), SlicePort("sql", 2), SlicePort("other", 3)];
        Assert.That(Ports(ports), Is.EqualTo("5432:2 9187:1"));
        Assert.That(Ports([.. ports.Reverse()]), Is.EqualTo("5432:2 9187:1"));
    }

    [Test]
    public void Leaves_out_ports_that_are_not_TCP_or_have_no_number()
    {
        Assert.That(Ports(SlicePort("dns", 53) with { Protocol = "UDP" }), Is.Empty);
        Assert.That(Ports(SlicePort("sql", null)), Is.Empty);
        Assert.That(Ports(SlicePort("sql", 65536)), Is.Empty);
        Assert.That(Ports(), Is.Empty);
    }

    [TestCase(null, WorkloadStatus.Healthy)]
    [TestCase(true, WorkloadStatus.Healthy)]
    [TestCase(false, WorkloadStatus.Unhealthy)]
    public void Is_healthy_unless_it_says_it_is_not_ready(bool? ready, WorkloadStatus expected)
    {
        var endpoint = Endpoint("192.0.2.1") with { Conditions = new() { Ready = ready } };
        Assert.That(Translate(endpoint).Single().Status, Is.EqualTo(expected));
    }

    [Test]
    public void Has_one_workload_per_first_address() =>
        Assert.That(
            Translate(Endpoint("192.0.2.1", "192.0.2.2"), Endpoint("192.0.2.1"), Endpoint("192.0.2.2"))
                .Select(workload => workload.Addresses.Count),
            Is.EqualTo(new[] { 2, 1 })
        );

    [Test]
    public void Leaves_out_endpoints_of_pods_and_those_without_a_readable_address() =>
        Assert.That(
            Translate(
                    EndpointOf(Pod("db")),
                    Endpoint(),
                    Endpoint("192.0.2.3", "nonsense"),
                    Endpoint("192.0.2.1") with
                    {
                        TargetRef = new() { Kind = "Node", Name = "n1" },
                    }
                )
                .Select(workload => workload.Uid),
            Is.EqualTo(new[] { "Kubernetes/discovery.k8s.io/EndpointSlice/default/db-1/192.0.2.1" })
        );

    private static string Ports(params EndpointPort[] ports)
    {
        var slice = Slice("db-1", "db", Endpoint("192.0.2.1")) with { Ports = [.. ports] };
        var list = SliceWorkload
            .Translate(slice, Db, WorkloadPlacement.OutsideOfMesh, "Kubernetes")
            .Single()
            .ToMessage()
            .Workload.Services[Db.Key];
        return string.Join(' ', list.Ports.Select(port => $"{port.ServicePort}:{port.TargetPort}"));
    }

    private static IEnumerable<Workload> Translate(params Endpoint[] endpoints) =>
        SliceWorkload
            .Translate(Slice("db-1", "db", endpoints), Db, WorkloadPlacement.OutsideOfMesh, "Kubernetes")
            .Select(address => address.ToMessage().Workload);

    private static EndpointPort SlicePort(string name, int? number) => new() { Name = name, Number = number };
}
