// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Tests.Addresses.Services;

public sealed class ServiceAddressTests
{
    [Test]
    public void Names_the_service_by_its_hostname()
    {
        var address = ServiceAddress.Translate(
            Service("web"),
            null,
            ServicePlacement.OutsideOfMesh,
            "example.internal"
        )!;
        var service = address.ToMessage().Service;
        Assert.That(address.Key, Is.EqualTo("default/web.default.svc.example.internal"));
        Assert.That(service.Name, Is.EqualTo("web"));
        Assert.That(service.Namespace, Is.EqualTo("default"));
        Assert.That(service.Hostname, Is.EqualTo("web.default.svc.example.internal"));
        Assert.That(service.Canonical);
        Assert.That(service.LoadBalancing, Is.Null);
    }

    [Test]
    public void Lists_ports_in_the_order_of_the_spec()
    {
        var ports = Translate(
            Service(
                "web",
                "",
                Port(443, 8443, "https"),
                Port(80, "http", "http"),
                Port(53, 5353, "dns") with
                {
                    Protocol = "UDP",
                },
                Port(9000)
            )
        ).Ports;
        Assert.That(
            ports,
            Is.EqualTo(
                new[]
                {
                    new Port
                    {
                        ServicePort = 443,
                        TargetPort = 8443,
                        AppProtocol = AppProtocol.Tls,
                    },
                    new Port { ServicePort = 80, AppProtocol = AppProtocol.Http11 },
                    new Port { ServicePort = 53, TargetPort = 5353 },
                    new Port { ServicePort = 9000 },
                }
            )
        );
    }

    [Test]
    public void Leaves_out_numbers_that_are_no_ports()
    {
        var ports = Translate(Service("web", "", Port(0), Port(-1), Port(65536), Port(80, 70000))).Ports;
        Assert.That(ports, Is.EqualTo(new[] { new Port { ServicePort = 80 } }));
    }

    [Test]
    public void Keeps_every_port_when_there_are_500()
    {
        var numbers = Enumerable.Range(1, 500);
        var ports = Translate(Service("web", "", numbers.Select(number => Port(number, number + 1000)))).Ports;
        Assert.That(ports.Select(port => (int)port.ServicePort), Is.EqualTo(numbers));
        Assert.That(ports.Select(port => (int)port.TargetPort), Is.EqualTo(numbers.Select(number => number + 1000)));
    }

    [TestCase(new[] { "10.96.0.1" }, "", "0A600001")]
    [TestCase(new[] { "10.96.0.1", "fd00::1" }, "10.96.0.1", "0A600001 FD000000000000000000000000000001")]
    [TestCase(new string[0], "10.96.0.1", "0A600001")]
    [TestCase(new[] { "None" }, "None", "")]
    [TestCase(new string[0], "None", "")]
    [TestCase(new string[0], "", "")]
    public void Has_the_cluster_addresses(string[] clusterIPs, string clusterIP, string expected)
    {
        var service = Translate(
            Service("web") with
            {
                Spec = new() { ClusterIPs = [.. clusterIPs], ClusterIP = clusterIP },
            }
        );
        var addresses = service.Addresses.Select(address => Convert.ToHexString(address.Address.Span));
        Assert.That(string.Join(' ', addresses), Is.EqualTo(expected));
        Assert.That(service.Addresses.All(address => address.Network.Length == 0 && !address.HasLength));
    }

    [Test]
    public void Has_no_address_when_a_cluster_address_cannot_be_read()
    {
        var service = Service("web") with { Spec = new() { ClusterIPs = ["10.96.0.1", "10.96.0"] } };
        Assert.That(ServiceAddress.Translate(service, null, ServicePlacement.OutsideOfMesh, "cluster.local"), Is.Null);
        Assert.That(AddressableService.From(service, "cluster.local"), Is.Null);
    }

    [Test]
    public void Has_no_address_when_it_is_an_external_name()
    {
        var service = Service("web") with { Spec = new() { Type = "ExternalName" } };
        Assert.That(ServiceAddress.Translate(service, null, ServicePlacement.OutsideOfMesh, "cluster.local"), Is.Null);
        Assert.That(AddressableService.From(service, "cluster.local"), Is.Null);
    }

    [TestCase(new string[0], IPFamilies.Automatic)]
    [TestCase(new[] { "IPv4" }, IPFamilies.Ipv4Only)]
    [TestCase(new[] { "IPv6" }, IPFamilies.Ipv6Only)]
    [TestCase(new[] { "IPv6", "IPv4" }, IPFamilies.Dual)]
    [TestCase(new[] { "IPv5" }, IPFamilies.Automatic)]
    public void Says_which_families_it_has(string[] families, IPFamilies expected) =>
        Assert.That(
            Translate(Service("web") with { Spec = new() { IPFamilies = [.. families] } }).IpFamilies,
            Is.EqualTo(expected)
        );

    [Test]
    public void Spreads_traffic_as_the_namespace_says_when_the_service_does_not()
    {
        var service = ServiceAddress
            .Translate(Service("web"), "PreferClose", ServicePlacement.OutsideOfMesh, "cluster.local")!
            .ToMessage()
            .Service;
        Assert.That(service.LoadBalancing.RoutingPreference, Has.Count.EqualTo(3));
    }

    private static Protos.Workloads.Service Translate(Service service) =>
        ServiceAddress.Translate(service, null, ServicePlacement.OutsideOfMesh, "cluster.local")!.ToMessage().Service;
}
