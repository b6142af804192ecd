// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>
/// Grants hosts to ServiceEntries, and derives services and workloads of what was granted. Within a namespace a host is one
/// service: a Kubernetes Service or InferencePool of that hostname before any ServiceEntry, and of these the oldest (spec
/// xds-addresses 5.3).
/// </summary>
internal sealed class EntryHosts
{
    private readonly IKrtCollection<NamespacedName, ServiceEntry> _entries;
    private readonly IKrtCollection<NamespacedName, HeldHosts> _held;

    /// <param name="entries">The ServiceEntries.</param>
    /// <param name="services">The services that need no grant.</param>
    public EntryHosts(
        IKrtCollection<NamespacedName, ServiceEntry> entries,
        IKrtCollection<string, AddressableService> services
    )
    {
        _entries = entries;
        var claims = entries.SelectMany(
            (_, entry) => HostClaim.Of(entry),
            claim => (claim.Entry, claim.Host),
            new() { Name = "HostClaims" }
        );
        var claimsByKey = claims.Index(claim => claim.Key, "HostClaims by service");
        var claimsByHost = claims.Index(claim => claim.Host, "HostClaims by host");
        var servicesByHost = services.Index(service => service.Hostname, "OwnAddressableServices by host");
        _held = entries.Select(
            (context, entry) =>
            {
                var held = HostClaim
                    .Of(entry)
                    .Where(claim =>
                        !context.Exists(services, claim.Key)
                        && claim == context.Fetch(claimsByKey, claim.Key).MinBy(rival => rival.Order)
                    )
                    .Select(claim => new HeldHosts.Host(
                        claim.Host,
                        context.Fetch(servicesByHost, claim.Host).Count == 0
                            && claim == context.Fetch(claimsByHost, claim.Host).MinBy(rival => rival.Order)
                    ))
                    .ToArray();
                return held.Length == 0 ? null : new HeldHosts(entry.Metadata.Key, [.. held]);
            },
            new() { Name = "HeldHosts" }
        );
    }

    /// <summary>The services as workloads see them.</summary>
    public IKrtCollection<string, AddressableService> CollectServices() =>
        _entries.SelectMany(
            (context, entry) => HostsOf(context, entry).Select(host => AddressableService.From(entry, host.Name)),
            service => service.Key,
            new() { Name = "AddressableServiceEntries" }
        );

    /// <summary>The services as proxies see them.</summary>
    public IKrtCollection<string, AddressResource> CollectAddresses(
        IKrtCollection<NamespacedName, string> namespaceDistributions,
        MeshPlacement? mesh
    ) =>
        _entries.SelectMany(
            (context, entry) =>
            {
                var ofNamespace = EntryAddress.IsLeftToNamespace(entry)
                    ? context.Get(namespaceDistributions, new("", entry.Metadata.Namespace))
                    : null;
                var placement = mesh?.OfService(context, entry.Metadata) ?? ServicePlacement.OutsideOfMesh;
                return HostsOf(context, entry)
                    .Select(host => EntryAddress.Translate(entry, host, ofNamespace, placement));
            },
            address => address.Key,
            new() { Name = "ServiceEntryAddresses" }
        );

    /// <summary>The workloads of the endpoints within ServiceEntries.</summary>
    public IKrtCollection<string, AddressResource> CollectWorkloads(MeshPlacement? mesh, string clusterId) =>
        _entries.SelectMany(
            (context, entry) =>
                EntryEndpoint
                    .Of(entry, HostsOf(context, entry))
                    .Select(endpoint =>
                        endpoint.Translate(entry, PlacementOf(context, mesh, entry, endpoint), clusterId)
                    ),
            workload => workload.Key,
            new() { Name = "ServiceEntryWorkloads" }
        );

    private static WorkloadPlacement PlacementOf(
        TransformContext context,
        MeshPlacement? mesh,
        ServiceEntry entry,
        EntryEndpoint endpoint
    )
    {
        var spec = endpoint.Spec;
        if (mesh is null)
            return WorkloadPlacement.OutsideOfMesh with { Network = spec.Network };
        return endpoint.IsImplicit
            ? mesh.WithoutWaypoint(context, spec.Network)
            : mesh.OfEntry(context, entry.Metadata.Namespace, spec.Labels, spec.Network);
    }

    private ValueList<HeldHosts.Host> HostsOf(TransformContext context, ServiceEntry entry) =>
        context.Get(_held, entry.Metadata.Key) is { } held ? held.Hosts : [];
}
