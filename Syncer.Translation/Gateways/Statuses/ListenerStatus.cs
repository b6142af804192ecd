// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The status of one listener.</summary>
public sealed record ListenerStatus
{
    public required string Name { get; init; }

    public required ValueList<RouteGroupKind> SupportedKinds { get; init; }

    /// <summary>The number of routes that are admitted, whether or not the listener is valid.</summary>
    public required int AttachedRoutes { get; init; }

    public required ValueList<Condition> Conditions { get; init; }

    /// <summary>A kind of route.</summary>
    public readonly record struct RouteGroupKind(string Group, string Kind);
}
