// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses;

/// <summary>The wire names of addresses.</summary>
internal static class AddressKey
{
    /// <summary><c>namespace/hostname</c>, which is the key of the service in the map of each workload too.</summary>
    public static string OfHost(string @namespace, string hostname) => $"{@namespace}/{hostname}";

    /// <summary>The name of the service of a Kubernetes Service.</summary>
    public static string OfService(NamespacedName service, string clusterDomain) =>
        OfHost(service.Namespace, ServiceHostname.Of(service, clusterDomain));

    /// <summary>The uid of the workload of a pod; the core group is empty, hence two slashes.</summary>
    public static string OfPod(NamespacedName pod, string clusterId) => $"{clusterId}//Pod/{pod.Namespace}/{pod.Name}";

    /// <summary>The uid of the workload of a WorkloadEntry.</summary>
    public static string OfWorkloadEntry(NamespacedName entry, string clusterId) =>
        $"{clusterId}/networking.istio.io/WorkloadEntry/{entry.Namespace}/{entry.Name}";

    /// <summary>The uid of the workload of an endpoint within a ServiceEntry.</summary>
    public static string OfEntryEndpoint(NamespacedName entry, string address, string clusterId) =>
        $"{clusterId}/networking.istio.io/ServiceEntry/{entry.Namespace}/{entry.Name}/{address}";

    /// <summary>The uid of the workload of an endpoint without a pod.</summary>
    public static string OfEndpoint(NamespacedName slice, string firstAddress, string clusterId) =>
        $"{clusterId}/discovery.k8s.io/EndpointSlice/{slice.Namespace}/{slice.Name}/{firstAddress}";
}
