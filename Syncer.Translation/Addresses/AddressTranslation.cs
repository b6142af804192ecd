// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses;

/// <summary>Services and workloads for every proxy, from core Kubernetes objects (spec xds-addresses 5).</summary>
public static class AddressTranslation
{
    /// <summary>
    /// Derives the addresses: a service per Service, a workload per Pod and per endpoint without a pod, under their wire
    /// names. Equal content yields equal bytes, whatever the order in which the objects arrived.
    /// </summary>
    public static IKrtCollection<string, AddressResource> Build(
        IKrtCollection<NamespacedName, Service> services,
        IKrtCollection<NamespacedName, Pod> pods,
        IKrtCollection<NamespacedName, EndpointSlice> endpointSlices,
        IKrtCollection<NamespacedName, Node> nodes,
        IKrtCollection<NamespacedName, Namespace> namespaces,
        SyncerSettings settings
    )
    {
        var (clusterId, clusterDomain) = (settings.IstioClusterId, settings.ClusterDomain);
        var addressable = AddressableService.Collect(services, clusterDomain);
        var podWorkloads = new PodWorkloads(
            addressable,
            PodEndpoint.Collect(endpointSlices, clusterDomain),
            NodeLocality.Collect(nodes),
            clusterId
        );
        return ServiceAddress
            .Collect(services, namespaces, clusterDomain)
            .Union(
                new CollectionOptions<string, AddressResource> { Name = "Addresses" },
                podWorkloads.Collect(pods),
                SliceWorkload.Collect(endpointSlices, addressable, clusterDomain, clusterId)
            );
    }
}
