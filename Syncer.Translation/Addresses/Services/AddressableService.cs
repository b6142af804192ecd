// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Addresses.Services;

/// <summary>
/// What a workload reads of a service: which workloads it selects and which of their ports it leads to. A change of
/// anything else in the service concerns no workload.
/// </summary>
/// <param name="Key">The wire name, <c>namespace/hostname</c>.</param>
/// <param name="Namespace">The namespace of the service and of the workloads it selects.</param>
/// <param name="Selector">The labels it selects by; an empty selector selects nothing.</param>
/// <param name="Ports">The ports in the order of the service.</param>
internal sealed record AddressableService(
    string Key,
    string Namespace,
    LabelSelector Selector,
    ValueList<TargetedPort> Ports
) : IKeyed<string>, ISelecting
{
    /// <summary>
    /// The ports, where no name has to be resolved: one message for all workloads of the service, which nobody modifies;
    /// <see langword="null"/> where a target is a name.
    /// </summary>
    public PortList? NumericPorts { get; } = ToNumericPorts(Ports);

    /// <summary>The services that have an address.</summary>
    public static IKrtCollection<string, AddressableService> Collect(
        IKrtCollection<NamespacedName, Service> services,
        string clusterDomain
    ) =>
        services.Select(
            (_, service) => From(service, clusterDomain),
            service => service.Key,
            new() { Name = "AddressableServices" }
        );

    /// <summary>The service as workloads see it, or <see langword="null"/> when it has no address.</summary>
    public static AddressableService? From(Service service, string clusterDomain) =>
        ServiceAddress.ClusterIPs(service.Spec) is null
            ? null
            : new(
                AddressKey.OfService(service.Metadata.Key, clusterDomain),
                service.Metadata.Namespace,
                service.Selector,
                [.. service.Spec.Ports.Where(port => PortNumber.IsValid(port.Port)).Select(TargetedPort.From)]
            );

    private static PortList? ToNumericPorts(ValueList<TargetedPort> ports)
    {
        var list = new PortList();
        foreach (var port in ports)
        {
            if (port.Target.Name is not null)
                return null;
            if (PortNumber.IsValid(port.Target.Number))
                list.Ports.Add(new Port { ServicePort = port.Number, TargetPort = (uint)port.Target.Number });
        }
        return list;
    }
}
