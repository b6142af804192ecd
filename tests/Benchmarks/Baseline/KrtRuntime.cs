// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Baseline;

/// <summary>Knows whether any queue still has work, which krt itself cannot tell.</summary>
internal sealed class KrtRuntime
{
    private readonly object _gate = new();
    private int _pending;
    private int _waiting;

    public void Begin() => Interlocked.Increment(ref _pending);

    public void End()
    {
        if (Interlocked.Decrement(ref _pending) > 0 || Volatile.Read(ref _waiting) == 0)
            return;
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    public void Settle()
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _waiting);
            while (Volatile.Read(ref _pending) > 0)
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _waiting);
        }
    }
}
