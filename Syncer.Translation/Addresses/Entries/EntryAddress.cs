// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Istio;
using static Syncer.Protos.Workloads.LoadBalancing.Types;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>The address of a host of a ServiceEntry (spec xds-addresses 5.3).</summary>
internal static class EntryAddress
{
    private const string AllocationLabel = "networking.istio.io/enable-autoallocate-ip";

    /// <summary>Whether neither the resolution nor an annotation of the entry says how its traffic spreads.</summary>
    public static bool IsLeftToNamespace(ServiceEntry entry) =>
        entry.Spec.Resolution != "NONE" && TrafficDistribution.IsLeftToNamespace(entry.Metadata);

    /// <summary>The address.</summary>
    /// <param name="entry">The ServiceEntry, whose addresses can be read.</param>
    /// <param name="host">One of its hosts.</param>
    /// <param name="namespaceDistribution">How the namespace wants traffic to spread, if it says so.</param>
    /// <param name="placement">Its place in a mesh.</param>
    public static AddressResource Translate(
        ServiceEntry entry,
        HeldHosts.Host host,
        string? namespaceDistribution,
        ServicePlacement placement
    )
    {
        var message = new Service
        {
            Name = entry.Metadata.Name,
            Namespace = entry.Metadata.Namespace,
            Hostname = host.Name,
            LoadBalancing =
                entry.Spec.Resolution == "NONE"
                    ? new() { Mode = Mode.Passthrough, HealthPolicy = HealthPolicy.AllowAll }
                    : TrafficDistribution.Of(entry.Metadata, namespaceDistribution),
            Canonical = host.IsCanonical,
            Waypoint = placement.Waypoint,
            IngressUseWaypoint = placement.IngressUsesWaypoint,
        };
        message.Addresses.AddRange(VirtualAddresses(entry, host.Name, placement.Network));
        message.SubjectAltNames.AddRange(entry.Spec.SubjectAltNames);
        foreach (var port in entry.Spec.Ports.Where(port => PortNumber.IsValid(port.Number)))
        {
            message.Ports.Add(
                new Port
                {
                    ServicePort = (uint)port.Number,
                    TargetPort = (uint)(PortNumber.IsValid(port.TargetPort) ? port.TargetPort : port.Number),
                    AppProtocol = AppProtocols.OfName(port.Protocol, port.Number),
                }
            );
        }
        return new(AddressKey.OfHost(entry.Metadata.Namespace, host.Name), new Address { Service = message });
    }

    /// <summary>
    /// The virtual addresses of a host, given by the entry or, if it gives none, allocated to the host;
    /// <see langword="null"/> when one of them cannot be read.
    /// </summary>
    public static List<NetworkAddress>? VirtualAddresses(ServiceEntry entry, string host, string network)
    {
        IEnumerable<string> texts =
            entry.Spec.Addresses.Count > 0 ? entry.Spec.Addresses
            : IsAllocated(entry, host)
                ? entry.Status.Addresses.Where(address => address.Host == host).Select(address => address.Value)
            : [];
        var addresses = new List<NetworkAddress>();
        foreach (var text in texts)
        {
            if (!IPAddressBytes.TryParseRange(text, out var bytes, out var prefixLength))
                return null;
            var address = new NetworkAddress { Network = network, Address = bytes };
            if (prefixLength is { } length)
                address.Length = length;
            addresses.Add(address);
        }
        return addresses;
    }

    private static bool IsAllocated(ServiceEntry entry, string host) =>
        entry.Spec.Resolution != "NONE"
        && (!host.StartsWith('*') || entry.Spec.Resolution == "DYNAMIC_DNS")
        && !(
            entry.Metadata.Labels.TryGetValue(AllocationLabel, out var allocates)
            && string.Equals(allocates, "false", StringComparison.OrdinalIgnoreCase)
        );
}
