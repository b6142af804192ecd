// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>An endpoint within a ServiceEntry (spec xds-addresses 5.1, 5.8).</summary>
/// <param name="Spec">The endpoint.</param>
/// <param name="Hosts">The hosts of the entry that it serves.</param>
/// <param name="IsImplicit">Whether it is the host itself, to be found by DNS.</param>
internal sealed record EntryEndpoint(WorkloadEntrySpec Spec, IReadOnlyList<string> Hosts, bool IsImplicit)
{
    /// <summary>
    /// The endpoints of an entry, one per address. An entry that is resolved by DNS and has none has one per host.
    /// </summary>
    /// <param name="entry">The ServiceEntry.</param>
    /// <param name="held">The hosts that it is; an entry without any has no endpoints.</param>
    public static IEnumerable<EntryEndpoint> Of(ServiceEntry entry, IEnumerable<HeldHosts.Host> held)
    {
        string[] hosts = [.. held.Select(host => host.Name)];
        if (hosts.Length == 0)
            return [];
        if (entry.Spec.Endpoints.Count > 0)
            return entry
                .Spec.Endpoints.Where(EntryWorkload.HasAddress)
                .DistinctBy(endpoint => endpoint.Address)
                .Select(endpoint => new EntryEndpoint(endpoint, hosts, IsImplicit: false));
        return
            entry.Spec.WorkloadSelector is null
            && entry.Spec.Resolution is ("DNS" or "DNS_ROUND_ROBIN" or "DYNAMIC_DNS")
            ? hosts.Select(host => new EntryEndpoint(new() { Address = host }, [host], IsImplicit: true))
            : [];
    }

    /// <summary>The workload of the endpoint.</summary>
    public AddressResource Translate(ServiceEntry entry, WorkloadPlacement placement, string clusterId)
    {
        var uid = AddressKey.OfEntryEndpoint(entry.Metadata.Key, Spec.Address, clusterId);
        var message = EntryWorkload.Translate(
            entry.Metadata,
            Spec,
            entry.Metadata.Labels,
            entry.Metadata.Name,
            placement
        );
        message.Uid = uid;
        message.ClusterId = clusterId;
        var ports = EntryWorkload.Ports(TargetedPort.AllOf(entry), Spec);
        foreach (var host in Hosts.Order(StringComparer.Ordinal))
            message.Services.Add(AddressKey.OfHost(entry.Metadata.Namespace, host), ports);
        return new(uid, new() { Workload = message });
    }
}
