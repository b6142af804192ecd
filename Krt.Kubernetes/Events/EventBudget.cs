// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Events;

/// <summary>How many events may still be told of an object: a bucket that refills. Not thread-safe.</summary>
internal sealed class EventBudget(int capacity, TimeSpan refillPeriod)
{
    // When the bucket would be full again.
    private TimeSpan _fullAt;

    public bool IsFull(TimeSpan now) => _fullAt <= now;

    public bool TrySpend(TimeSpan now)
    {
        var from = _fullAt > now ? _fullAt : now;
        if (from + refillPeriod - now > capacity * refillPeriod)
            return false;
        _fullAt = from + refillPeriod;
        return true;
    }
}
