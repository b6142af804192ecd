// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>Which ports of a pod the ports of a service lead to (spec xds-addresses 5.8).</summary>
internal static class PodPorts
{
    /// <summary>The ports in the order of the service, without those whose target the pod does not name.</summary>
    public static PortList Of(AddressableService service, Pod pod)
    {
        if (service.NumericPorts is { } numeric)
            return numeric;
        var list = new PortList();
        foreach (var port in service.Ports)
        {
            var target =
                port.Target.Name is { } name ? Named(pod.Spec, name)
                : service.Kind == ServiceKind.ServiceEntry ? Named(pod.Spec, port.Name) ?? port.Target.Number
                : port.Target.Number;
            if (target is { } number && PortNumber.IsValid(number))
                list.Ports.Add(new Port { ServicePort = port.Number, TargetPort = (uint)number });
        }
        return list;
    }

    private static int? Named(PodSpec spec, string name) =>
        Named(spec.Containers, name)
        ?? Named(spec.InitContainers.Where(container => container.RestartPolicy == "Always"), name);

    private static int? Named(IEnumerable<Container> containers, string name)
    {
        foreach (var container in containers)
        {
            foreach (var port in container.Ports)
            {
                if (port.Name == name && port.Protocol == "TCP")
                    return port.Number;
            }
        }
        return null;
    }
}
