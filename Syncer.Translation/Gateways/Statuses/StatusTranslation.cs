// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Routes;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>Puts statuses together from what translation found and the routes that are attached.</summary>
internal sealed class StatusTranslation(
    IKrtCollection<NamespacedName, ServedGateway> served,
    IKrtCollection<ParentKey, ListenerOwner> owners,
    IKrtCollection<NamespacedName, GatewayLayout> layouts,
    IKrtCollection<ParentKey, OwnerConflicts> conflicts,
    IKrtCollection<RouteAttachment, RouteAttachment> attachments
)
{
    private const string ApiVersion = $"{ApiGroups.GatewayApi}/v1";

    private readonly IKrtIndex<(ParentKey, string), RouteAttachment, RouteAttachment> _attachments = attachments.Index(
        attachment => (attachment.Parent, attachment.SectionName),
        "RouteAttachments by listener"
    );

    public static ObjectStatus OfGatewayClass(GatewayClass row, SyncerSettings settings) =>
        new(new(ApiVersion, "GatewayClass", row.Metadata.Key), GatewayClassStatuses.Of(row, settings));

    /// <summary>Null for a Gateway that is none of ours.</summary>
    public ObjectStatus? OfGateway(TransformContext context, Gateway row)
    {
        var key = ParentKey.Gateway(row.Metadata.Key);
        if (
            context.Get(served, key.Name) is not { } gateway
            || context.Get(owners, key) is not { } owner
            || context.Get(layouts, key.Name) is not { } layout
        )
            return null;
        var listeners = ListenersOf(context, owner, row.Metadata.Generation);
        return new(
            new(ApiVersion, key.Kind, key.Name),
            new GatewayStatus
            {
                Conditions = GatewayConditions.Of(row, gateway, owner, layout, listeners),
                Listeners = listeners,
                AttachedListenerSets = layout.AttachedListenerSets,
            }
        );
    }

    /// <summary>Null for a ListenerSet whose parent is no Gateway of ours.</summary>
    public ObjectStatus? OfListenerSet(TransformContext context, ListenerSet row)
    {
        var key = ParentKey.ListenerSet(row.Metadata.Key);
        if (context.Get(owners, key) is not { } owner)
            return null;
        var generation = row.Metadata.Generation;
        var listeners = ListenersOf(context, owner, generation);
        return new(
            new(ApiVersion, key.Kind, key.Name),
            new ListenerSetStatus
            {
                Conditions = ListenerSetConditions.Of(owner, listeners, generation),
                Listeners = listeners,
            }
        );
    }

    private Rows.ValueList<ListenerStatus> ListenersOf(
        TransformContext context,
        ListenerOwner owner,
        long generation
    ) =>
        ListenerStatuses.Of(
            owner,
            context.Get(conflicts, owner.Key),
            generation,
            section => context.Count(_attachments, (owner.Key, section))
        );
}
