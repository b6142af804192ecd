// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Routes;

/// <summary>Everything that follows from one route. All lists are sorted.</summary>
public sealed record RouteTranslation : IKeyed<RouteKey>
{
    public required RouteKey Key { get; init; }

    /// <summary>The listeners the route is attached to.</summary>
    public ValueList<RouteAttachment> Attachments { get; init; } = [];

    /// <summary>The gateways whose proxies receive rules of the route, also through delegation.</summary>
    public ValueList<NamespacedName> Gateways { get; init; } = [];

    /// <summary>The backends these proxies may send requests to.</summary>
    public ValueList<GatewayUse> Backends { get; init; } = [];

    public ValueList<GatewayResource> Resources { get; init; } = [];

    public required ObjectStatus Status { get; init; }
}
