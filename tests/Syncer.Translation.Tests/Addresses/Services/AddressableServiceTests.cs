// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Tests.Addresses.Services;

public sealed class AddressableServiceTests
{
    [Test]
    public void Is_equal_when_only_fields_change_that_workloads_do_not_read()
    {
        var service = Service("web", "app=web", Port(80, 8080));
        var changed = service with
        {
            Metadata = Metadata("web", "team=a"),
            Spec = service.Spec with { TrafficDistribution = "PreferClose", ClusterIPs = ["10.96.0.1"] },
        };
        Assert.That(changed, Is.Not.EqualTo(service));
        Assert.That(From(changed), Is.EqualTo(From(service)));
    }

    [Test]
    public void Differs_when_the_selector_or_a_port_changes()
    {
        var row = From(Service("web", "app=web", Port(80, 8080)));
        Assert.That(From(Service("web", "app=shop", Port(80, 8080))), Is.Not.EqualTo(row));
        Assert.That(From(Service("web", "app=web", Port(80, 8081))), Is.Not.EqualTo(row));
        Assert.That(From(Service("web", "app=web", Port(80, "http"))), Is.Not.EqualTo(row));
    }

    [Test]
    public void Has_one_list_of_ports_for_all_workloads_when_no_target_is_a_name()
    {
        var ports = From(Service("web", "", Port(80), Port(81, 8081), Port(82, 70000))).NumericPorts!;
        Assert.That(
            ports.Ports,
            Is.EqualTo(
                new[]
                {
                    new Port { ServicePort = 80, TargetPort = 80 },
                    new Port { ServicePort = 81, TargetPort = 8081 },
                }
            )
        );
        Assert.That(From(Service("web", "", Port(80), Port(81, "http"))).NumericPorts, Is.Null);
    }

    private static AddressableService From(Service service) => AddressableService.From(service, "cluster.local")!;
}
