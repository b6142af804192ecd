// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>The workloads of the endpoints of an EndpointSlice behind which no pod stands (spec xds-addresses 5.9).</summary>
internal static class SliceWorkload
{
    /// <summary>The workloads of all slices; a slice without a service has none.</summary>
    public static IKrtCollection<string, AddressResource> Collect(
        IKrtCollection<NamespacedName, EndpointSlice> slices,
        IKrtCollection<string, AddressableService> kubernetesServices,
        MeshPlacement? mesh,
        string clusterDomain,
        string clusterId
    ) =>
        slices.SelectMany(
            IEnumerable<AddressResource> (context, slice) =>
                HasOwnEndpoints(slice)
                && SliceService.KeyOf(slice, clusterDomain) is { } key
                && context.Get(kubernetesServices, key) is { } service
                    ? Translate(slice, service, mesh?.OfSlice(context) ?? WorkloadPlacement.OutsideOfMesh, clusterId)
                    : [],
            workload => workload.Key,
            new() { Name = "SliceWorkloads" }
        );

    /// <summary>
    /// The workloads of one slice, one per first address. Endpoints with an address that cannot be read are left out.
    /// </summary>
    public static IEnumerable<AddressResource> Translate(
        EndpointSlice slice,
        AddressableService service,
        WorkloadPlacement placement,
        string clusterId
    )
    {
        var ports = Ports(slice, service);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in slice.Endpoints)
        {
            if (
                IsPod(endpoint)
                || endpoint.Addresses.Count == 0
                || IPAddressBytes.ParseAll(endpoint.Addresses) is not { } addresses
                || !seen.Add(endpoint.Addresses[0])
            )
                continue;
            yield return Translate(slice, endpoint, addresses, service.Key, ports, placement, clusterId);
        }
    }

    private static AddressResource Translate(
        EndpointSlice slice,
        Endpoint endpoint,
        List<ByteString> addresses,
        string service,
        PortList ports,
        WorkloadPlacement placement,
        string clusterId
    )
    {
        var uid = AddressKey.OfEndpoint(slice.Metadata.Key, endpoint.Addresses[0], clusterId);
        var message = new Workload
        {
            Uid = uid,
            Name = slice.Metadata.Name,
            Namespace = slice.Metadata.Namespace,
            Services = { [service] = ports },
            Status = endpoint.Conditions.Ready is false ? WorkloadStatus.Unhealthy : WorkloadStatus.Healthy,
            ClusterId = clusterId,
            NetworkMode = NetworkMode.HostNetwork,
        };
        placement.ApplyTo(message);
        message.Addresses.AddRange(addresses);
        return new(uid, new Address { Workload = message });
    }

    // In the order of the service: the order of a slice depends on who wrote it.
    private static PortList Ports(EndpointSlice slice, AddressableService service)
    {
        var list = new PortList();
        foreach (var port in service.Ports)
        {
            var target = slice.Ports.FirstOrDefault(candidate =>
                candidate.Name == port.Name && candidate.Protocol == "TCP"
            );
            if (target?.Number is { } number && PortNumber.IsValid(number))
                list.Ports.Add(new Port { ServicePort = port.Number, TargetPort = (uint)number });
        }
        return list;
    }

    private static bool HasOwnEndpoints(EndpointSlice slice) => slice.Endpoints.Any(endpoint => !IsPod(endpoint));

    private static bool IsPod(Endpoint endpoint) => endpoint.TargetRef is { Kind: "Pod" };
}
