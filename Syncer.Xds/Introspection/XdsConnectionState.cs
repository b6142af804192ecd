// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds;

/// <summary>A connection as it was when asked for.</summary>
public sealed record XdsConnectionState
{
    /// <summary>The node id and a number unique in the process.</summary>
    public required string Id { get; init; }

    /// <summary>The node id the proxy sent.</summary>
    public required string NodeId { get; init; }

    /// <summary>The gateway it is served as; <see langword="null"/> sees only what all see.</summary>
    public required NamespacedName? Gateway { get; init; }

    /// <summary>Who it authenticated as; <see langword="null"/> where nobody has to.</summary>
    public required string? Caller { get; init; }

    /// <summary>The address of the other end, as gRPC writes it.</summary>
    public required string Peer { get; init; }

    /// <summary>When the stream was accepted.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>The types asked for, in push order.</summary>
    public required IReadOnlyList<XdsWatchState> Watches { get; init; }
}
