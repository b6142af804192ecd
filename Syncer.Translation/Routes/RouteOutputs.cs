// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Status;

namespace Syncer.Translation.Routes;

/// <summary>What the translation of routes makes. All collections are of one epoch.</summary>
public sealed record RouteOutputs
{
    /// <summary>One row per route, which the other collections are parts of.</summary>
    public required IKrtCollection<RouteKey, RouteTranslation> Routes { get; init; }

    public required IKrtCollection<ResourceKey, GatewayResource> Resources { get; init; }

    public required IKrtCollection<RouteAttachment, RouteAttachment> Attachments { get; init; }

    /// <summary>A status per route, with no parents where the route names nothing of ours.</summary>
    public required IKrtCollection<StatusKey, ObjectStatus> Statuses { get; init; }
}
