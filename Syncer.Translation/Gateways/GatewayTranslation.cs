// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Gateways.Statuses;
using Syncer.Translation.Routes;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways;

/// <summary>
/// Derives listeners from GatewayClasses, Gateways and ListenerSets. A listener is resolved by itself first; then all
/// listeners of a Gateway are laid out over its ports; statuses come last and alone depend on attached routes, so that a
/// route never makes a listener be translated again.
/// </summary>
public sealed class GatewayTranslation
{
    private readonly SyncerSettings _settings;
    private readonly GatewayInputs _inputs;
    private readonly IKrtCollection<NamespacedName, GatewayClass> _classes;
    private readonly IKrtCollection<NamespacedName, ServedGateway> _served;
    private readonly IKrtCollection<ParentKey, ListenerOwner> _owners;
    private readonly IKrtCollection<NamespacedName, GatewayLayout> _layouts;
    private readonly IKrtCollection<ParentKey, OwnerConflicts> _conflicts;

    private GatewayTranslation(GatewayInputs inputs, SyncerSettings settings)
    {
        (_inputs, _settings) = (inputs, settings);
        var namespaces = inputs.Namespaces.Select(
            (_, row) => NamespaceLabels.Of(row),
            labels => labels.Name,
            new() { Name = "NamespaceLabels" }
        );
        var resolver = new ListenerResolver(inputs, settings, namespaces);

        _classes = inputs.GatewayClasses.Where(
            row => row.Spec.ControllerName == settings.ControllerName,
            new() { Name = "OurGatewayClasses" }
        );
        _served = inputs.Gateways.Select(
            (context, row) => ServedGateways.Of(context, inputs, _classes, row),
            new() { Name = "ServedGateways" }
        );
        var gateways = inputs.Gateways.Select(
            (context, row) =>
                context.Get(_served, row.Metadata.Key) is { } served ? resolver.OfGateway(context, row, served) : null,
            owner => owner.Key,
            new() { Name = "GatewayListeners" }
        );
        var listenerSets = inputs.ListenerSets.Select(
            (context, row) =>
                ListenerSetAdmission.ParentOf(row) is { } parent && context.Get(_served, parent) is { } served
                    ? resolver.OfListenerSet(context, row, served)
                    : null,
            owner => owner.Key,
            new() { Name = "ListenerSetListeners" }
        );
        _owners = gateways.UnionDisjoint(
            new CollectionOptions<ParentKey, ListenerOwner> { Name = "ListenerOwners" },
            listenerSets
        );
        var ownersByGateway = _owners.Index(owner => owner.Gateway, "ListenerOwners by gateway");
        _layouts = _served.Select(
            (context, row) => GatewayLayouts.Of(row.Key, context.Fetch(ownersByGateway, row.Key)),
            new() { Name = "GatewayLayouts" }
        );
        _conflicts = _layouts.SelectMany(
            (_, layout) => layout.Conflicts,
            conflicts => conflicts.Key,
            new() { Name = "ListenerConflicts" }
        );

        Parents = _owners.Select(
            (context, owner) => ParentListeners.Of(owner, context.Get(_conflicts, owner.Key)),
            new() { Name = "ParentListeners" }
        );
        var binds = _layouts.SelectMany(
            (_, layout) => ListenerResources.OfLayout(layout),
            resource => resource.Key,
            new() { Name = "Binds" }
        );
        var listeners = _owners.SelectMany(
            (context, owner) => ListenerResources.OfOwner(owner, context.Get(_conflicts, owner.Key)),
            resource => resource.Key,
            new() { Name = "Listeners" }
        );
        Resources = binds.UnionDisjoint(
            new CollectionOptions<ResourceKey, GatewayResource> { Name = "BindsAndListeners" },
            listeners
        );
    }

    /// <summary>What routes attach to: the listeners of every Gateway and ListenerSet that is ours and has any.</summary>
    public IKrtCollection<ParentKey, ParentListeners> Parents { get; }

    /// <summary>The binds and listeners of all Gateways.</summary>
    public IKrtCollection<ResourceKey, GatewayResource> Resources { get; }

    /// <summary>Derives the collections.</summary>
    public static GatewayTranslation Build(GatewayInputs inputs, SyncerSettings settings) => new(inputs, settings);

    /// <summary>The statuses of GatewayClasses, Gateways and ListenerSets.</summary>
    /// <param name="attachments">The routes that <see cref="Parents"/> admitted.</param>
    public IKrtCollection<StatusKey, ObjectStatus> BuildStatuses(
        IKrtCollection<RouteAttachment, RouteAttachment> attachments
    )
    {
        var statuses = new StatusTranslation(_served, _owners, _layouts, _conflicts, attachments);
        var classes = _classes.Select(
            (_, row) => StatusTranslation.OfGatewayClass(row, _settings),
            status => status.Key,
            new() { Name = "GatewayClassStatuses" }
        );
        var gateways = _inputs.Gateways.Select(
            statuses.OfGateway,
            status => status.Key,
            new() { Name = "GatewayStatuses" }
        );
        var listenerSets = _inputs.ListenerSets.Select(
            statuses.OfListenerSet,
            status => status.Key,
            new() { Name = "ListenerSetStatuses" }
        );
        return classes.UnionDisjoint(
            new CollectionOptions<StatusKey, ObjectStatus> { Name = "ListenerOwnerStatuses" },
            gateways,
            listenerSets
        );
    }
}
