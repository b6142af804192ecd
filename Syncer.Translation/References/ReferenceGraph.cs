// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Routes;

namespace Syncer.Translation.References;

/// <summary>
/// Answers which gateways need an object (spec backends-policies 6). That decides who receives credentials, so it is
/// neither too wide nor too narrow: mirrors count, as do the Services of MCP targets and what policies refer to; what a
/// route may not or cannot refer to does not.
/// </summary>
/// <remarks>
/// What is fetched are distinct pairs of objects and gateways, so that of many routes to one Service only the first and the
/// last concern whoever asks about that Service.
/// </remarks>
public sealed class ReferenceGraph
{
    private readonly BackendDelivery _delivery;
    private readonly IKrtIndex<ObjectIdentity, GatewayUse, GatewayUse> _usesByObject;
    private readonly IKrtIndex<ObjectIdentity, ReferenceEdge, ReferenceEdge> _edgesByBackend;

    private ReferenceGraph(
        IKrtCollection<NamespacedName, OwnGateway> gateways,
        IKrtCollection<ObjectIdentity, ObjectReferences> references,
        BackendDelivery delivery
    )
    {
        Gateways = gateways;
        _delivery = delivery;
        _usesByObject = references
            .IndexMany(row => row.Uses, "References by use")
            .AsCollection(new() { Name = "UsesByReference" })
            .Select((_, group) => group.Key, new() { Name = "GatewayUses" })
            .Index(use => use.Needed, "GatewayUses by object");
        _edgesByBackend = references
            .IndexMany(row => row.Edges, "References by edge")
            .AsCollection(new() { Name = "EdgesByReference" })
            .Select((_, group) => group.Key, new() { Name = "ReferenceEdges" })
            .Index(edge => edge.Backend, "ReferenceEdges by backend");
    }

    /// <summary>The gateways that are served: what every proxy has to receive is made of these.</summary>
    public IKrtCollection<NamespacedName, OwnGateway> Gateways { get; }

    /// <summary>Derives the graph.</summary>
    /// <param name="parents">What routes attach to.</param>
    /// <param name="routes">The routes.</param>
    /// <param name="references">What plugins know of, by the object that refers.</param>
    /// <param name="delivery">Which gateways receive backends.</param>
    public static ReferenceGraph Build(
        IKrtCollection<ParentKey, ParentListeners> parents,
        IKrtCollection<RouteKey, RouteTranslation> routes,
        IReadOnlyList<IKrtCollection<ObjectIdentity, ObjectReferences>> references,
        BackendDelivery delivery
    ) =>
        new(
            parents.Select(
                (_, parent) => parent.Key.Kind == ParentKey.GatewayKind ? new OwnGateway(parent.Key.Name) : null,
                gateway => gateway.Key,
                new() { Name = "OwnGateways" }
            ),
            routes
                .Select((_, route) => OfRoute(route), row => row.Source, new() { Name = "RouteReferences" })
                .UnionDisjoint(
                    new CollectionOptions<ObjectIdentity, ObjectReferences> { Name = "References" },
                    [
                        parents.Select(
                            (_, parent) => OfListenerSet(parent),
                            row => row.Source,
                            new CollectionOptions<ObjectIdentity, ObjectReferences> { Name = "ListenerSetReferences" }
                        ),
                        .. references,
                    ]
                ),
            delivery
        );

    /// <summary>
    /// The gateways that need an object, sorted: a Gateway itself, those that a route or ListenerSet is attached to, those
    /// that send requests to a backend, be it through any number of policies and backends in between.
    /// </summary>
    public IReadOnlyList<NamespacedName> GatewaysOf(TransformContext context, ObjectIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_delivery == BackendDelivery.AllGateways && identity.Kind.Group != ApiGroups.GatewayApi)
            return [.. context.Fetch(Gateways).Select(gateway => gateway.Key).Order()];
        var gateways = new SortedSet<NamespacedName>();
        var seen = new HashSet<ObjectIdentity> { identity };
        var pending = new Queue<ObjectIdentity>([identity]);
        while (pending.TryDequeue(out var next))
        {
            if (next.Kind == ObjectKinds.Gateway)
                gateways.Add(next.Name);
            foreach (var use in context.Fetch(_usesByObject, next))
                gateways.Add(use.Gateway);
            foreach (var edge in context.Fetch(_edgesByBackend, next))
            {
                if (seen.Add(edge.Target))
                    pending.Enqueue(edge.Target);
            }
        }
        return [.. gateways];
    }

    private static ObjectReferences OfRoute(RouteTranslation route)
    {
        var identity = new ObjectIdentity(new(ApiGroups.GatewayApi, route.Key.Kind), route.Key.Name);
        return new(identity)
        {
            Uses = [.. route.Gateways.Select(gateway => new GatewayUse(identity, gateway)), .. route.Backends],
        };
    }

    private static ObjectReferences? OfListenerSet(ParentListeners parent)
    {
        if (parent.Key.Kind != ParentKey.ListenerSetKind)
            return null;
        var identity = new ObjectIdentity(ObjectKinds.ListenerSet, parent.Key.Name);
        return new(identity)
        {
            Uses = [.. parent.Listeners.Select(listener => new GatewayUse(identity, listener.Gateway)).Distinct()],
        };
    }
}
