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

    /// <summary>How many sets may wait under <see cref="BacklogPolicy.Fail"/>; the other policies ignore it.</summary>
    /// <value>The default is 1024.</value>
    public int Capacity { get; init; } = 1024;

    /// <summary>Where the observer is called.</summary>
    /// <value>The default is the thread pool, or the committing thread with <see cref="PropagationMode.Inline"/>.</value>
    public TaskScheduler? Scheduler { get; init; }
}
