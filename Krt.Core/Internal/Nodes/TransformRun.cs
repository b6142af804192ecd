// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>How far one input row of a batch is.</summary>
internal enum RunState : byte
{
    /// <summary>It has still to be computed.</summary>
    Pending,

    /// <summary>Its outputs are known.</summary>
    Done,

    /// <summary>The input row is gone.</summary>
    InputGone,

    /// <summary>Its previous outputs stay, as the transform asked.</summary>
    KeepsPrevious,

    /// <summary>It waits for a collection that is not synced.</summary>
    Parked,

    /// <summary>The transform threw.</summary>
    Failed,
}

/// <summary>The result of one run, as ranges of what its worker has collected.</summary>
internal struct TransformRun
{
    public RunState State;
    public int Worker;
    public int RowStart;
    public int RowEnd;
    public int Kept;
    public int ReadStart;
    public int ReadEnd;
    public FetchEdge? ParkedOn;
    public Exception? Failure;
}
