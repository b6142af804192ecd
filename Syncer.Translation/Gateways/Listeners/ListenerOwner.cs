// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>A Gateway or ListenerSet with its listeners.</summary>
internal sealed record ListenerOwner(ParentKey Key) : IKeyed<ParentKey>
{
    /// <summary>The Gateway that serves the listeners.</summary>
    public required NamespacedName Gateway { get; init; }

    /// <summary>When it was created, the earliest time where that is not known; older ListenerSets go first.</summary>
    public DateTimeOffset CreationTimestamp { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Why none of its listeners count, or null.</summary>
    public Problem? NotAccepted { get; init; }

    /// <summary>What is wrong with its annotation of internal ports, or null.</summary>
    public Problem? InternalPortsProblem { get; init; }

    public ValueList<ResolvedListener> Listeners { get; init; } = [];
}
