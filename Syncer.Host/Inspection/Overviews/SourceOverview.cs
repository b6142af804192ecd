// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Overviews;

/// <summary>How one kind of objects does.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Group">Its API group; empty for the core group.</param>
/// <param name="Objects">The number of objects.</param>
/// <param name="IsSynced">Whether all of them are known.</param>
/// <param name="Phase">What is being done about them, where they come from a cluster.</param>
/// <param name="Problem">Why that fails, where it does.</param>
internal sealed record SourceOverview(
    string Kind,
    string Group,
    int Objects,
    bool IsSynced,
    string? Phase,
    string? Problem
);
