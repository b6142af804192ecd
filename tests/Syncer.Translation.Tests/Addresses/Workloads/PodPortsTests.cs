// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class PodPortsTests
{
    [Test]
    public void Resolves_a_name_to_the_port_of_the_container()
    {
        var pod = With([Container("metrics", 9090), Container("http", 8080)]);
        Assert.That(
            Resolve(pod, Port(80, "http"), Port(443, 8443), Port(9000)),
            Is.EqualTo("80:8080 443:8443 9000:9000")
        );
    }

    [Test]
    public void Leaves_out_a_port_when_no_container_has_its_name()
    {
        var pod = With([Container("http", 8080), Container("dns", 53, "UDP"), Container("bad", 70000)]);
        var ports = new[] { Port(81, "other"), Port(53, "dns"), Port(82, "8080"), Port(83, "bad"), Port(80, "http") };
        Assert.That(Resolve(pod, ports), Is.EqualTo("80:8080"));
        Assert.That(Resolve(With([]), Port(80, "http")), Is.Empty);
    }

    [Test]
    public void Resolves_a_name_to_a_sidecar_when_no_container_has_it()
    {
        var sidecar = Container("http", 1, restart: "Always");
        var setup = Container("http", 2);
        Assert.That(Resolve(With([Container("http", 8080)], sidecar), Port(80, "http")), Is.EqualTo("80:8080"));
        Assert.That(Resolve(With([], setup, sidecar), Port(80, "http")), Is.EqualTo("80:1"));
        Assert.That(Resolve(With([], setup), Port(80, "http")), Is.Empty);
    }

    [Test]
    public void Takes_the_first_container_when_two_have_the_name() =>
        Assert.That(
            Resolve(With([Container("http", 8080), Container("http", 8081)]), Port(80, "http")),
            Is.EqualTo("80:8080")
        );

    [Test]
    public void Shares_one_message_between_pods_when_all_targets_are_numbers()
    {
        var service = AddressableService.From(Service("web", "app=web", Port(80, 8080)), "cluster.local")!;
        Assert.That(PodPorts.Of(service, Pod("a")), Is.SameAs(PodPorts.Of(service, Pod("b"))));
    }

    private static Pod With(Container[] containers, params Container[] initContainers) =>
        Pod("web") with
        {
            Spec = new() { Containers = [.. containers], InitContainers = [.. initContainers] },
        };

    private static string Resolve(Pod pod, params ServicePort[] ports)
    {
        var service = AddressableService.From(Service("web", "app=web", ports), "cluster.local")!;
        return string.Join(
            ' ',
            PodPorts.Of(service, pod).Ports.Select(port => $"{port.ServicePort}:{port.TargetPort}")
        );
    }
}
