// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>How a subscription to a collection is served.</summary>
public sealed record ConnectOptions
{
    /// <summary>Whether the rows that exist are delivered first, as one set of Adds.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IncludeInitial { get; init; } = true;

    /// <summary>What happens to sets a slow subscriber has not taken yet.</summary>
    /// <value>The default is <see cref="BacklogPolicy.Conflate"/>.</value>
    public BacklogPolicy Backlog { get; init; } = BacklogPolicy.Conflate;
}
