// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>
/// Derives the workloads of pods. A pod reads the services of its namespace that select it, the slices that name it and
/// the locality of its node, so only changes of those compute it again.
/// </summary>
internal sealed class PodWorkloads
{
    private readonly IKrtCollection<string, AddressableService> _services;
    private readonly IKrtIndex<RequiredLabel, string, AddressableService> _servicesByLabel;
    private readonly IKrtIndex<PodReference, (NamespacedName, PodReference), PodEndpoint> _endpointsByPod;
    private readonly IKrtCollection<NamespacedName, Locality> _localities;
    private readonly string _clusterId;

    public PodWorkloads(
        IKrtCollection<string, AddressableService> services,
        IKrtCollection<(NamespacedName Slice, PodReference Pod), PodEndpoint> endpoints,
        IKrtCollection<NamespacedName, Locality> localities,
        string clusterId
    )
    {
        _services = services;
        _servicesByLabel = services.IndexMany(RequiredLabel.Of, "required label");
        _endpointsByPod = endpoints.Index(endpoint => endpoint.Pod, "pod");
        _localities = localities;
        _clusterId = clusterId;
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
        return PodWorkload.Translate(pod, addresses, ServicesOf(context, pod).Values, locality, _clusterId);
    }

    private Dictionary<string, AddressableService> ServicesOf(TransformContext context, Pod pod)
    {
        var services = new Dictionary<string, AddressableService>(StringComparer.Ordinal);
        var selecting = Match<AddressableService>.Selects(pod.Metadata.Labels, emptyMatches: false);
        foreach (var (name, value) in pod.Metadata.Labels.Span)
        {
            var label = new RequiredLabel(pod.Metadata.Namespace, name, value);
            foreach (var service in context.Fetch(_servicesByLabel, label, selecting))
                services.Add(service.Key, service);
        }
        var reference = new PodReference(pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid);
        foreach (var endpoint in context.Fetch(_endpointsByPod, reference))
        {
            if (!services.ContainsKey(endpoint.Service) && context.Get(_services, endpoint.Service) is { } service)
                services.Add(service.Key, service);
        }
        return services;
    }
}
