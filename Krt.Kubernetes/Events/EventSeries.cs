// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Events;

/// <summary>The occurrences of one event. Touched by the recorder's loop only.</summary>
internal sealed class EventSeries(ClusterEvent content)
{
    public ClusterEvent Content => content;

    /// <summary>The name of the object in the cluster; null before it was made.</summary>
    public string? Name { get; set; }

    public int Count { get; set; }

    /// <summary>How many of them the cluster knows of.</summary>
    public int ToldCount { get; set; }

    public TimeSpan ToldAt { get; set; }

    public TimeSpan OccurredAt { get; set; }

    public DateTimeOffset LastOccurrence { get; set; }
}
