// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>
/// A pod that an EndpointSlice names as an endpoint of a service. It says nothing about readiness, which the pod itself
/// tells, so the pods of a slice are not computed again when one of them becomes ready.
/// </summary>
/// <param name="Slice">The slice.</param>
/// <param name="Pod">The pod.</param>
/// <param name="Service">The <see cref="AddressableService.Key"/> of the service of the slice.</param>
internal sealed record PodEndpoint(NamespacedName Slice, PodReference Pod, string Service)
{
    /// <summary>The pods of all slices (spec xds-addresses 5.8).</summary>
    public static IKrtCollection<(NamespacedName Slice, PodReference Pod), PodEndpoint> Collect(
        IKrtCollection<NamespacedName, EndpointSlice> slices,
        string clusterDomain
    ) =>
        slices.SelectMany(
            (_, slice) => From(slice, clusterDomain),
            endpoint => (endpoint.Slice, endpoint.Pod),
            new() { Name = "PodEndpoints" }
        );

    /// <summary>The pods of one slice, each once.</summary>
    public static IEnumerable<PodEndpoint> From(EndpointSlice slice, string clusterDomain)
    {
        if (SliceService.KeyOf(slice, clusterDomain) is not { } service)
            return [];
        return slice
            .Endpoints.Select(endpoint => endpoint.TargetRef)
            .Where(target => target is { Kind: "Pod" })
            .Select(target => new PodReference(target!.Namespace, target.Name, target.Uid))
            .Distinct()
            .Select(pod => new PodEndpoint(slice.Metadata.Key, pod, service));
    }
}
