// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses;

/// <summary>The hostname by which backend references, services and workloads name one Kubernetes Service.</summary>
public static class ServiceHostname
{
    /// <summary>For example <c>web.default.svc.cluster.local</c> (spec gateways-routes 1.5).</summary>
    public static string Of(NamespacedName service, string clusterDomain) =>
        $"{service.Name}.{service.Namespace}.svc.{clusterDomain}";
}
