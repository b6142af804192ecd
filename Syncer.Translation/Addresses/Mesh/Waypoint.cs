// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>A Gateway that services and workloads can name as their waypoint (spec xds-addresses 5.6).</summary>
/// <param name="Key">The Gateway.</param>
/// <param name="Address">Where it is; null where none of its addresses can be used.</param>
/// <param name="Traffic">What it is for: <c>service</c>, <c>workload</c>, <c>all</c>, or nothing at all.</param>
/// <param name="Admitted">The namespaces whose objects may use it; null for its own.</param>
/// <param name="Binding">How its pods receive what is sent through it, where that is said.</param>
internal sealed record Waypoint(
    NamespacedName Key,
    GatewayAddress? Address,
    string Traffic,
    NamespaceFilter? Admitted,
    InboundBinding? Binding
) : IKeyed<NamespacedName>
{
    private const string TrafficLabel = "istio.io/waypoint-for";

    public bool ServesServices => Traffic is "service" or "all";

    public bool ServesWorkloads => Traffic is "workload" or "all";

    /// <summary>The waypoint that a Gateway is, or null for a Gateway without an address.</summary>
    /// <param name="gateway">The Gateway.</param>
    /// <param name="gatewayClass">Its class, if there is one.</param>
    /// <param name="network">The network it is in.</param>
    public static Waypoint? Of(Gateway gateway, GatewayClass? gatewayClass, string network)
    {
        if (gateway.Status.Addresses.Count == 0)
            return null;
        var binding =
            InboundBinding.Of(gateway.Metadata.Annotations)
            ?? (gatewayClass is null ? null : InboundBinding.Of(gatewayClass.Metadata.Annotations));
        return new(
            gateway.Metadata.Key,
            AddressOf(gateway, network),
            TrafficOf(gateway.Metadata)
                ?? (gatewayClass is null ? null : TrafficOf(gatewayClass.Metadata))
                ?? "service",
            ListenerOf(gateway, binding)?.AllowedRoutes?.Namespaces,
            binding
        );
    }

    /// <summary>Whether objects of a namespace may use it.</summary>
    /// <param name="namespace">The namespace.</param>
    /// <param name="labelsOf">The labels of a Namespace, null when there is no such Namespace.</param>
    public bool Admits(string @namespace, Func<string, LabelSet?> labelsOf) =>
        Admitted?.From switch
        {
            null or "" or "Same" => @namespace == Key.Namespace,
            "All" => true,
            "Selector" => Admitted.Selector?.ToSelector() is { } selector
                && labelsOf(@namespace) is { } labels
                && selector.Matches(labels),
            _ => false,
        };

    private static string? TrafficOf(ObjectMeta metadata) =>
        metadata.Labels.TryGetValue(TrafficLabel, out var traffic) ? traffic : null;

    private static GatewayAddress? AddressOf(Gateway gateway, string network) =>
        (
            gateway.Status.Addresses.FirstOrDefault(address => address.Type == MeshAddress.Hostname)
            ?? gateway.Status.Addresses.FirstOrDefault(MeshAddress.IsIP)
        )
            is { } address
            ? MeshAddress.Of(gateway, address, network, MeshAddress.HbonePort)
            : null;

    private static ListenerSpec? ListenerOf(Gateway gateway, InboundBinding? binding) =>
        gateway.Spec.Listeners.FirstOrDefault(listener => binding?.IsOf(listener) is true)
        ?? gateway.Spec.Listeners.FirstOrDefault(listener =>
            MeshAddress.IsHbone(listener) && listener.Port == MeshAddress.HbonePort
        );
}
