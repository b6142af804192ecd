// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Entries;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;

namespace Syncer.Translation.Addresses;

/// <summary>Services and workloads for every proxy (spec xds-addresses 5).</summary>
public static class AddressTranslation
{
    /// <summary>
    /// Derives the addresses: a service per Service, InferencePool and host of a ServiceEntry, a workload per Pod,
    /// WorkloadEntry and endpoint without either, under their wire names. Equal content yields equal bytes, whatever the
    /// order in which the objects arrived.
    /// </summary>
    public static IKrtCollection<string, AddressResource> Build(AddressInputs inputs, SyncerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(settings);
        var (clusterId, clusterDomain) = (settings.IstioClusterId, settings.ClusterDomain);
        var mesh = settings.IstioIntegration ? new MeshPlacement(inputs, settings) : null;
        var distributions = TrafficDistribution.OfNamespaces(inputs.Namespaces);
        var services = AddressableService.OfServices(inputs.Services, clusterDomain);
        var ownServices = services.UnionDisjoint(
            new CollectionOptions<string, AddressableService> { Name = "OwnAddressableServices" },
            AddressableService.OfPools(inputs.InferencePools, clusterDomain)
        );
        var hosts = new EntryHosts(inputs.ServiceEntries, ownServices);
        var selection = new ServiceSelection(
            ownServices.UnionDisjoint(
                new CollectionOptions<string, AddressableService> { Name = "AddressableServices" },
                hosts.CollectServices()
            )
        );
        var pods = new PodWorkloads(
            selection,
            services,
            PodEndpoint.Collect(inputs.EndpointSlices, clusterDomain),
            NodeLocality.Collect(inputs.Nodes),
            mesh,
            clusterId
        );
        IKrtCollection<string, AddressResource>[] others =
        [
            InferencePoolAddress.Collect(inputs.InferencePools, clusterDomain),
            hosts.CollectAddresses(distributions, mesh),
            pods.Collect(inputs.Pods),
            WorkloadEntryWorkload.Collect(inputs.WorkloadEntries, selection, mesh, clusterId),
            hosts.CollectWorkloads(mesh, clusterId),
            SliceWorkload.Collect(inputs.EndpointSlices, services, mesh, clusterDomain, clusterId),
            .. mesh is null ? [] : new[] { mesh.CollectGatewayWorkloads() },
        ];
        return ServiceAddress
            .Collect(inputs.Services, distributions, mesh, clusterDomain)
            .UnionDisjoint(new CollectionOptions<string, AddressResource> { Name = "Addresses" }, others);
    }
}
