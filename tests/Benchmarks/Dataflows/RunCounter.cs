// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Dataflows;

/// <summary>Counts the runs of a transform, which may be spread over threads.</summary>
internal sealed class RunCounter
{
    private long _count;

    public long Count => Volatile.Read(ref _count);

    public void Increment() => Interlocked.Increment(ref _count);
}
