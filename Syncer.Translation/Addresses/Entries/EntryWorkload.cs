// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>What the workloads of WorkloadEntries and of endpoints within ServiceEntries have in common.</summary>
internal static class EntryWorkload
{
    /// <summary>Whether there is an address that a proxy could connect to: none of a socket of another machine.</summary>
    public static bool HasAddress(WorkloadEntrySpec spec) =>
        spec.Address.Length > 0 && !spec.Address.StartsWith("unix://", StringComparison.Ordinal);

    /// <summary>The workload, without its uid and its services (spec xds-addresses 5.1).</summary>
    /// <param name="metadata">Of the object that it is part of.</param>
    /// <param name="spec">The workload; it <see cref="HasAddress">has an address</see>.</param>
    /// <param name="labels">The labels by which it is named.</param>
    /// <param name="workloadName">The name by which telemetry knows it.</param>
    /// <param name="placement">Its place in a mesh.</param>
    public static Workload Translate(
        ObjectMeta metadata,
        WorkloadEntrySpec spec,
        LabelSet labels,
        string workloadName,
        WorkloadPlacement placement
    )
    {
        var tunnel = AcceptedTunnel.Of(labels, metadata.Annotations);
        var message = new Workload
        {
            Name = metadata.Name,
            Namespace = metadata.Namespace,
            TunnelProtocol = tunnel.Protocol,
            NativeTunnel = tunnel.IsNative,
            ServiceAccount = spec.ServiceAccount,
            CanonicalName = CanonicalLabels.Name(labels, workloadName),
            CanonicalRevision = CanonicalLabels.Revision(labels),
            WorkloadType = WorkloadType.Pod,
            WorkloadName = workloadName,
            Locality = LocalityOf(spec.Locality),
            Capacity = spec.Weight > 0 ? spec.Weight : null,
        };
        placement.ApplyTo(message);
        if (IPAddressBytes.TryParse(spec.Address, out var bytes))
            message.Addresses.Add(bytes);
        else
            message.Hostname = spec.Address;
        return message;
    }

    /// <summary>
    /// The ports of a service on the workload: the workload's own of that name, else the number the service leads to (spec
    /// xds-addresses 5.8). A port that leads to a name the workload does not have is left out.
    /// </summary>
    public static PortList Ports(ValueList<TargetedPort> ports, WorkloadEntrySpec spec)
    {
        var list = new PortList();
        foreach (var port in ports)
        {
            var target = Find(spec, port.Target.Name ?? port.Name) ?? port.Target.Number;
            if (PortNumber.IsValid(target))
                list.Ports.Add(new Port { ServicePort = port.Number, TargetPort = (uint)target });
        }
        return list;
    }

    private static long? Find(WorkloadEntrySpec spec, string name)
    {
        foreach (var port in spec.Ports)
        {
            if (port.Name == name)
                return port.Number;
        }
        return null;
    }

    private static Locality? LocalityOf(string text)
    {
        var parts = text.Split('/');
        var locality = new Locality
        {
            Region = parts[0],
            Zone = parts.ElementAtOrDefault(1) ?? "",
            Subzone = parts.ElementAtOrDefault(2) ?? "",
        };
        return locality is { Region: "", Zone: "", Subzone: "" } ? null : locality;
    }
}
