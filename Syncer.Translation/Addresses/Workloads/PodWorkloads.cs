// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>
/// Derives the workloads of pods. A pod reads the services of its namespace that select it, the slices that name it and
/// the locality of its node, so only changes of those compute it again.
/// </summary>
internal sealed class PodWorkloads
{
    private readonly ServiceSelection _selection;
    private readonly IKrtCollection<string, AddressableService> _kubernetesServices;
    private readonly IKrtIndex<PodReference, (NamespacedName, PodReference), PodEndpoint> _endpointsByPod;
    private readonly IKrtCollection<NamespacedName, Locality> _localities;
    private readonly MeshPlacement? _mesh;
    private readonly string _clusterId;

    public PodWorkloads(
        ServiceSelection selection,
        IKrtCollection<string, AddressableService> kubernetesServices,
        IKrtCollection<(NamespacedName Slice, PodReference Pod), PodEndpoint> endpoints,
        IKrtCollection<NamespacedName, Locality> localities,
        MeshPlacement? mesh,
        string clusterId
    )
    {
        (_selection, _kubernetesServices) = (selection, kubernetesServices);
        _endpointsByPod = endpoints.Index(endpoint => endpoint.Pod, "pod");
        (_localities, _mesh, _clusterId) = (localities, mesh, clusterId);
    }

    /// <summary>One workload per pod that has an address and has not finished.</summary>
    public IKrtCollection<string, AddressResource> Collect(IKrtCollection<NamespacedName, Pod> pods) =>
        pods.Select(Translate, workload => workload.Key, new() { Name = "PodWorkloads" });

    /// <summary>The workload of one pod.</summary>
    public AddressResource? Translate(TransformContext context, Pod pod)
    {
        if (PodWorkload.Addresses(pod) is not { } addresses)
            return null;
        var locality = pod.Spec.NodeName.Length > 0 ? context.Get(_localities, new("", pod.Spec.NodeName)) : null;
        var placement = _mesh?.OfPod(context, pod.Metadata) ?? WorkloadPlacement.OutsideOfMesh;
        return PodWorkload.Translate(pod, addresses, ServicesOf(context, pod).Values, locality, placement, _clusterId);
    }

    private Dictionary<string, AddressableService> ServicesOf(TransformContext context, Pod pod)
    {
        var services = new Dictionary<string, AddressableService>(StringComparer.Ordinal);
        foreach (var service in _selection.Selecting(context, pod.Metadata.Namespace, pod.Metadata.Labels))
            services.Add(service.Key, service);
        var reference = new PodReference(pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid);
        foreach (var endpoint in context.Fetch(_endpointsByPod, reference))
        {
            if (
                !services.ContainsKey(endpoint.Service)
                && context.Get(_kubernetesServices, endpoint.Service) is { } service
            )
                services.Add(service.Key, service);
        }
        return services;
    }
}
