// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses;

/// <summary>The hostnames by which backend references, services and workloads name what Kubernetes knows by name.</summary>
public static class ServiceHostname
{
    /// <summary>For example <c>web.default.svc.cluster.local</c> (spec gateways-routes 1.5).</summary>
    public static string Of(NamespacedName service, string clusterDomain) =>
        $"{service.Name}.{service.Namespace}.svc.{clusterDomain}";

    /// <summary>For example <c>llama.default.inference.cluster.local</c> (spec backends-policies N-3).</summary>
    public static string OfPool(NamespacedName pool, string clusterDomain) =>
        $"{pool.Name}.{pool.Namespace}.inference.{clusterDomain}";
}
