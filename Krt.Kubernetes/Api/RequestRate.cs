// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api;

/// <summary>Spaces requests out: a burst at once, a steady rate after it, in the order of the calls. Thread-safe.</summary>
internal sealed class RequestRate(double perSecond, int burst, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly long _start = time.GetTimestamp();

    // When all requests so far would have been sent at the steady rate.
    private TimeSpan _schedule;

    /// <summary>Waits until a request may be sent.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan delay;
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            delay = _schedule - (burst - 1) * _interval - now;
            _schedule = (_schedule > now ? _schedule : now) + _interval;
        }
        return delay > TimeSpan.Zero ? Task.Delay(delay, time, cancellationToken) : Task.CompletedTask;
    }
}
