// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds;

/// <summary>A connection as it was when asked for.</summary>
/// <param name="Id">The node id and a number unique in the process.</param>
/// <param name="NodeId">The node id the proxy sent.</param>
/// <param name="Gateway">The gateway it is served as; <see langword="null"/> sees only what all see.</param>
/// <param name="Peer">The address of the other end, as gRPC writes it.</param>
/// <param name="ConnectedAt">When the stream was accepted.</param>
/// <param name="Watches">The types asked for, in push order.</param>
public sealed record XdsConnectionState(
    string Id,
    string NodeId,
    NamespacedName? Gateway,
    string Peer,
    DateTimeOffset ConnectedAt,
    IReadOnlyList<XdsWatchState> Watches
);
