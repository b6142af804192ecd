// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using static Syncer.Protos.Workloads.LoadBalancing.Types;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Addresses.Services;

/// <summary>How the traffic of a service spreads over its endpoints (spec xds-addresses 5.2).</summary>
internal static class TrafficDistribution
{
    /// <summary>The distribution a namespace sets for its services; namespaces that set none have no row.</summary>
    public static IKrtCollection<NamespacedName, string> OfNamespaces(
        IKrtCollection<NamespacedName, Namespace> namespaces
    ) => namespaces.Select((_, row) => Annotated(row.Metadata), new() { Name = "NamespaceTrafficDistributions" });

    /// <summary>Whether neither the spec nor an annotation of the service says how its traffic spreads.</summary>
    public static bool IsLeftToNamespace(Service service) =>
        !IsNodeLocal(service.Spec) && service.Spec.TrafficDistribution is null && IsLeftToNamespace(service.Metadata);

    /// <summary>Whether no annotation of the object itself says how its traffic spreads.</summary>
    public static bool IsLeftToNamespace(ObjectMeta metadata) => Annotated(metadata) is null;

    /// <summary>The load balancing that annotations ask for, unset when they ask for nothing special.</summary>
    /// <param name="metadata">The object.</param>
    /// <param name="ofNamespace">What the namespace of the object says, if anything.</param>
    public static LoadBalancing? Of(ObjectMeta metadata, string? ofNamespace) =>
        Parse(Annotated(metadata) ?? ofNamespace);

    /// <summary>The load balancing of a service, unset when it asks for nothing special.</summary>
    /// <param name="service">The service.</param>
    /// <param name="ofNamespace">What the namespace of the service says, if anything.</param>
    public static LoadBalancing? Of(Service service, string? ofNamespace)
    {
        var balancing = IsNodeLocal(service.Spec)
            ? Prefer(Mode.Strict, Scope.Node)
            : Parse(service.Spec.TrafficDistribution ?? Annotated(service.Metadata) ?? ofNamespace);
        if (service.Spec.PublishNotReadyAddresses is true)
            (balancing ??= new()).HealthPolicy = HealthPolicy.AllowAll;
        return balancing;
    }

    private static bool IsNodeLocal(ServiceSpec spec) => spec.InternalTrafficPolicy == "Local";

    private static string? Annotated(ObjectMeta metadata) =>
        metadata.Annotations.TryGetValue(AnnotationNames.TrafficDistribution, out var value) ? value : null;

    private static LoadBalancing? Parse(string? distribution) =>
        distribution?.ToLowerInvariant() switch
        {
            "preferclose" or "prefersamezone" => Prefer(Mode.Failover, Scope.Network, Scope.Region, Scope.Zone),
            "prefersamenode" => Prefer(
                Mode.Failover,
                Scope.Network,
                Scope.Region,
                Scope.Zone,
                Scope.Subzone,
                Scope.Node
            ),
            _ => null,
        };

    private static LoadBalancing Prefer(Mode mode, params ReadOnlySpan<Scope> scopes)
    {
        var balancing = new LoadBalancing { Mode = mode };
        foreach (var scope in scopes)
            balancing.RoutingPreference.Add(scope);
        return balancing;
    }
}
