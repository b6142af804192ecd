// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Leases;

/// <summary>One time of leading. Thread-safe.</summary>
/// <remarks>
/// Ask right before every effect that only a leader may have: a process that stood still for long learns here that others have
/// gone on without it, before any timer tells.
/// </remarks>
public sealed class Leadership
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;
    private long _renewedAt;
    private volatile bool _isOver;

    internal Leadership(TimeProvider time, TimeSpan deadline, long renewedAt) =>
        (_time, _deadline, _renewedAt) = (time, deadline, renewedAt);

    /// <summary>Whether the lease was renewed recently enough for nobody else to lead.</summary>
    public bool IsHeld => !_isOver && Remaining > TimeSpan.Zero;

    internal TimeSpan Remaining => _deadline - _time.GetElapsedTime(Volatile.Read(ref _renewedAt));

    /// <param name="renewedAt">When the request that renewed the lease was sent.</param>
    internal void Extend(long renewedAt) => Volatile.Write(ref _renewedAt, renewedAt);

    internal void End() => _isOver = true;
}
