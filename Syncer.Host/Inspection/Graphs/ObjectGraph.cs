// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Graphs;

/// <summary>Objects and what they refer to.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Nodes">The objects, in order.</param>
/// <param name="Edges">What each was translated with.</param>
/// <param name="IsCut">Whether there are more objects than are shown.</param>
internal sealed record ObjectGraph(
    long Epoch,
    IReadOnlyList<ObjectNode> Nodes,
    IReadOnlyList<ObjectEdge> Edges,
    bool IsCut
);
