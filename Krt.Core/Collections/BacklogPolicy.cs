// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What happens to change sets that a subscriber has not taken yet when a further epoch is published.</summary>
public enum BacklogPolicy
{
    /// <summary>Waiting sets are merged into one net set, so that the backlog is bounded by the number of rows.</summary>
    Conflate,

    /// <summary>Every set is delivered on its own, however many wait.</summary>
    Unbounded,

    /// <summary>
    /// Every set is delivered on its own; when more than <see cref="ConnectOptions.Capacity"/> wait, the sequence ends with
    /// a <see cref="KrtBacklogException"/>.
    /// </summary>
    Fail,
}
