// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Addresses.Services;

/// <summary>
/// What a workload reads of a service: which workloads it selects and which of their ports it leads to. A change of
/// anything else in the service concerns no workload.
/// </summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Namespace">The namespace of the service and of the workloads it selects.</param>
/// <param name="Hostname">The name by which it is known.</param>
/// <param name="Selector">The labels it selects by; an empty selector selects nothing.</param>
/// <param name="Ports">The ports in the order of the service.</param>
internal sealed record AddressableService(
    ServiceKind Kind,
    string Namespace,
    string Hostname,
    LabelSelector Selector,
    ValueList<TargetedPort> Ports
) : IKeyed<string>, ISelecting
{
    /// <summary>The wire name.</summary>
    public string Key { get; } = AddressKey.OfHost(Namespace, Hostname);

    /// <summary>
    /// The ports, where no name has to be resolved: one message for all workloads of the service, which nobody modifies;
    /// <see langword="null"/> where a name matters.
    /// </summary>
    public PortList? NumericPorts { get; } = Kind == ServiceKind.ServiceEntry ? null : ToNumericPorts(Ports);

    /// <summary>The Services that have an address.</summary>
    public static IKrtCollection<string, AddressableService> OfServices(
        IKrtCollection<NamespacedName, Service> services,
        string clusterDomain
    ) =>
        services.Select(
            (_, service) => From(service, clusterDomain),
            service => service.Key,
            new() { Name = "AddressableKubernetesServices" }
        );

    /// <summary>The InferencePools, all of which have an address.</summary>
    public static IKrtCollection<string, AddressableService> OfPools(
        IKrtCollection<NamespacedName, InferencePool> pools,
        string clusterDomain
    ) =>
        pools.Select(
            (_, pool) => From(pool, clusterDomain),
            service => service.Key,
            new() { Name = "AddressableInferencePools" }
        );

    /// <summary>The service as workloads see it, or <see langword="null"/> when it has no address.</summary>
    public static AddressableService? From(Service service, string clusterDomain) =>
        ServiceAddress.ClusterIPs(service.Spec) is null
            ? null
            : new(
                ServiceKind.Service,
                service.Metadata.Namespace,
                ServiceHostname.Of(service.Metadata.Key, clusterDomain),
                service.Selector,
                [.. service.Spec.Ports.Where(port => PortNumber.IsValid(port.Port)).Select(TargetedPort.From)]
            );

    /// <summary>The pool as pods see it.</summary>
    public static AddressableService From(InferencePool pool, string clusterDomain) =>
        new(
            ServiceKind.InferencePool,
            pool.Metadata.Namespace,
            ServiceHostname.OfPool(pool.Metadata.Key, clusterDomain),
            new(pool.Spec.Selector.MatchLabels),
            [.. pool.Spec.TargetPorts.Where(port => PortNumber.IsValid(port.Number)).Select(TargetedPort.From)]
        );

    /// <summary>A host of a ServiceEntry as workloads see it.</summary>
    public static AddressableService From(ServiceEntry entry, string hostname) =>
        new(
            ServiceKind.ServiceEntry,
            entry.Metadata.Namespace,
            hostname,
            new(entry.Spec.WorkloadSelector?.Labels ?? LabelSet.Empty),
            TargetedPort.AllOf(entry)
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
