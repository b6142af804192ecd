// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>The workload of a pod (spec xds-addresses 5.1, 5.5, 5.8).</summary>
internal static class PodWorkload
{
    /// <summary>
    /// The addresses of a pod that is a workload; <see langword="null"/> for one that has finished, has no address yet or
    /// one that cannot be read.
    /// </summary>
    public static List<ByteString>? Addresses(Pod pod)
    {
        if (pod.Status.Phase is "Failed" or "Succeeded")
            return null;
        var texts = pod.Status.PodIPs.Select(podIP => podIP.IP).Where(text => text.Length > 0).ToList();
        if (texts.Count == 0 && pod.Status.PodIP.Length > 0)
            texts.Add(pod.Status.PodIP);
        return texts.Count == 0 ? null : IPAddressBytes.ParseAll(texts);
    }

    /// <summary>The workload.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="addresses">Its <see cref="Addresses"/>.</param>
    /// <param name="services">The services it is an endpoint of, each once, in any order.</param>
    /// <param name="locality">Where its node is, if known.</param>
    /// <param name="placement">Its place in a mesh.</param>
    /// <param name="clusterId">The id of the cluster, the first part of the uid.</param>
    public static AddressResource Translate(
        Pod pod,
        List<ByteString> addresses,
        IEnumerable<AddressableService> services,
        Locality? locality,
        WorkloadPlacement placement,
        string clusterId
    )
    {
        var uid = AddressKey.OfPod(pod.Metadata.Key, clusterId);
        var workloadName = PodIdentity.WorkloadName(pod);
        var labels = pod.Metadata.Labels;
        var tunnel = AcceptedTunnel.Of(labels, pod.Metadata.Annotations);
        var message = new Workload
        {
            Uid = uid,
            Name = pod.Metadata.Name,
            Namespace = pod.Metadata.Namespace,
            TunnelProtocol = tunnel.Protocol,
            NativeTunnel = tunnel.IsNative,
            ServiceAccount = pod.Spec.ServiceAccountName,
            Node = pod.Spec.NodeName,
            CanonicalName = CanonicalLabels.Name(labels, workloadName),
            CanonicalRevision = CanonicalLabels.Revision(labels),
            WorkloadType = WorkloadType.Pod,
            WorkloadName = workloadName,
            Status = IsHealthy(pod) ? WorkloadStatus.Healthy : WorkloadStatus.Unhealthy,
            ClusterId = clusterId,
            Locality = locality,
            NetworkMode = pod.Spec.HostNetwork is true ? NetworkMode.HostNetwork : NetworkMode.Standard,
        };
        placement.ApplyTo(message);
        message.Addresses.AddRange(addresses);
        // A map is written in the order of insertion, and the bytes must not depend on the order of arrival.
        foreach (var service in services.OrderBy(service => service.Key, StringComparer.Ordinal))
            message.Services.Add(service.Key, PodPorts.Of(service, pod));
        return new(uid, new Address { Workload = message });
    }

    private static bool IsHealthy(Pod pod) => pod.Status.IsReady && pod.Metadata.DeletionTimestamp is null;
}
