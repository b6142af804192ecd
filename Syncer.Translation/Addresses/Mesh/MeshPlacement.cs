// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>
/// Finds the place of services and workloads in an Istio mesh: networks, waypoints and the trust domain (spec xds-addresses
/// 5.6, 5.7).
/// </summary>
internal sealed class MeshPlacement
{
    // Of the Gateway that a pod runs for.
    private const string GatewayNameLabel = "gateway.networking.k8s.io/gateway-name";

    private readonly IKrtCollection<NamespacedName, string> _localNetworks;
    private readonly IKrtCollection<NamespacedName, string> _trustDomains;
    private readonly IKrtCollection<NamespacedName, Waypoint> _waypoints;
    private readonly IKrtCollection<NamespacedName, WaypointChoice> _choices;
    private readonly IKrtCollection<NamespacedName, Namespace> _namespaces;
    private readonly IKrtCollection<(NamespacedName, int), NetworkGateway> _gateways;
    private readonly IKrtIndex<string, (NamespacedName, int), NetworkGateway> _gatewaysByNetwork;
    private readonly NamespacedName _system;
    private readonly NamespacedName _config;

    public MeshPlacement(AddressInputs inputs, SyncerSettings settings)
    {
        _system = new("", settings.IstioNamespace);
        _config = new(settings.IstioNamespace, MeshConfig.NameOf(settings.IstioRevision));
        _namespaces = inputs.Namespaces;
        _localNetworks = inputs.Namespaces.Select(
            (_, row) => row.Metadata.Key == _system ? MeshNetwork.LabelOf(row.Metadata.Labels) : null,
            new() { Name = "LocalNetworks" }
        );
        _trustDomains = inputs.ConfigMaps.Select(
            (_, row) => row.Metadata.Key == _config ? MeshConfig.TrustDomainOf(row) : null,
            new() { Name = "TrustDomains" }
        );
        _choices = WaypointChoice.OfNamespaces(inputs.Namespaces);
        _waypoints = inputs.Gateways.Select(
            (context, row) =>
                Waypoint.Of(
                    row,
                    context.Get(inputs.GatewayClasses, new("", row.Spec.GatewayClassName)),
                    LocalNetwork(context)
                ),
            new() { Name = "Waypoints" }
        );
        _gateways = NetworkGateway.Collect(inputs.Gateways);
        _gatewaysByNetwork = _gateways.Index(gateway => gateway.Network, "NetworkGateways by network");
    }

    /// <summary>The place of a Service or ServiceEntry.</summary>
    public ServicePlacement OfService(TransformContext context, ObjectMeta metadata)
    {
        var waypoint = IsOfMesh(metadata) ? null : Find(context, metadata.Namespace, metadata.Labels);
        if (waypoint is not { ServesServices: true })
            return new(LocalNetwork(context), null, IngressUsesWaypoint: false);
        var ingress =
            WaypointChoice.Ingress(metadata.Labels)
            ?? context.Get(_choices, new("", metadata.Namespace)) is { IngressUsesWaypoint: true };
        return new(LocalNetwork(context), waypoint.Address, ingress);
    }

    /// <summary>The place of a pod; one that runs for a waypoint has no waypoint itself.</summary>
    public WorkloadPlacement OfPod(TransformContext context, ObjectMeta metadata) =>
        metadata.Labels.TryGetValue(GatewayNameLabel, out var gateway)
        && context.Get(_waypoints, new(metadata.Namespace, gateway)) is { } own
            ? WithoutWaypoint(context, "") with
            {
                ApplicationTunnel = own.Binding?.ToMessage(),
            }
            : OfEntry(context, metadata.Namespace, metadata.Labels, network: "");

    /// <summary>The place of a workload that may say which network it is in.</summary>
    /// <param name="context">What it is read through.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="network">Its network, empty for the local one.</param>
    public WorkloadPlacement OfEntry(TransformContext context, string @namespace, LabelSet labels, string network) =>
        WithoutWaypoint(context, network) with
        {
            Waypoint = Find(context, @namespace, labels) is { ServesWorkloads: true } waypoint
                ? waypoint.Address
                : null,
        };

    /// <summary>The place of a workload that no waypoint stands before.</summary>
    public WorkloadPlacement WithoutWaypoint(TransformContext context, string network)
    {
        var placement = OfSlice(context);
        if (network.Length > 0)
            placement = placement with { Network = network };
        return placement.Network.Length == 0
            ? placement
            : placement with
            {
                NetworkGateway = context
                    .Fetch(_gatewaysByNetwork, placement.Network)
                    .MinBy(gateway => gateway.Order)
                    ?.Address,
            };
    }

    /// <summary>The place of an endpoint of an EndpointSlice.</summary>
    public WorkloadPlacement OfSlice(TransformContext context) =>
        new() { Network = LocalNetwork(context), TrustDomain = context.Get(_trustDomains, _config) ?? "" };

    /// <summary>The workloads that stand for the gateways of other networks.</summary>
    public IKrtCollection<string, AddressResource> CollectGatewayWorkloads() =>
        _gateways
            .Index(gateway => gateway.Uid, "NetworkGateways by uid")
            .AsCollection(new() { Name = "NetworkGatewaysByUid" })
            .Select(
                (_, same) => same.Rows.Values.MinBy(gateway => gateway.Order)!.ToWorkload(),
                new() { Name = "NetworkGatewayWorkloads" }
            );

    private string LocalNetwork(TransformContext context) => context.Get(_localNetworks, _system) ?? "";

    /// <summary>The waypoint an object names, itself or by its Namespace, if it is ready and admits the object.</summary>
    private Waypoint? Find(TransformContext context, string @namespace, LabelSet labels)
    {
        var reference =
            WaypointReference.Of(labels, @namespace) ?? context.Get(_choices, new("", @namespace))?.Reference;
        return
            reference?.Waypoint is { } key
            && context.Get(_waypoints, key) is { Address: not null } waypoint
            && waypoint.Admits(@namespace, name => LabelsOf(context, name))
            ? waypoint
            : null;
    }

    private LabelSet? LabelsOf(TransformContext context, string @namespace) =>
        context.Get(_namespaces, new("", @namespace)) is { } row ? NamespaceLabels.Of(row).Labels : null;

    private static bool IsOfMesh(ObjectMeta metadata) =>
        metadata.Labels.TryGetValue("gateway.istio.io/managed", out var manager)
        && manager is ("istio.io-mesh-controller" or "istio.io-eastwest-controller");
}
