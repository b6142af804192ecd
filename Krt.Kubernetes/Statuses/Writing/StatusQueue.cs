// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Statuses.Writing;

/// <summary>
/// Decides which object is looked at next: only its newest state counts, one worker has it at a time, objects that keep
/// changing wait longer and longer, those that fail as well. Thread-safe.
/// </summary>
internal sealed class StatusQueue(StatusWriterOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(StatusTarget, NamespacedName), StatusWork> _works = [];
    private readonly PriorityQueue<StatusWork, (int Priority, long Number)> _ready = new();
    private readonly SemaphoreSlim _takeable = new(0);
    private readonly HashSet<ITimer> _timers = [];
    private readonly long _start = options.TimeProvider.GetTimestamp();
    private long _number;

    /// <summary>How many objects are to be looked at, or are being looked at.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _works.Values.Count(work => work.Phase != StatusWorkPhase.Resting);
        }
    }

    /// <summary>How many objects workers may take at once.</summary>
    public int Ready
    {
        get
        {
            lock (_gate)
                return _ready.Count;
        }
    }

    private TimeSpan Now => options.TimeProvider.GetElapsedTime(_start);

    /// <summary>Takes note of what became of an object.</summary>
    /// <param name="target">Its kind.</param>
    /// <param name="priority">Whose turn is first; lower is earlier.</param>
    /// <param name="change">The change.</param>
    public void Offer(StatusTarget target, int priority, StatusChange change)
    {
        lock (_gate)
        {
            var isKnown = _works.TryGetValue((target, change.Key), out var work);
            if (change.Observed is null)
            {
                if (!isKnown)
                    return;
                work!.Change = null;
                _works.Remove((target, change.Key));
                return;
            }
            if (!isKnown)
                _works.Add((target, change.Key), work = new StatusWork(target, priority));
            work!.Change = change is { Desired: null, Abandoned: null, IsUnexplored: false }
                ? change with
                {
                    Abandoned = work.Change?.Abandoned,
                    IsUnexplored = work.Change is { IsUnexplored: true },
                }
                : change;
            work.IsChanged = true;
            if (work.Phase == StatusWorkPhase.Resting)
                Schedule(work);
        }
    }

    /// <summary>Waits for an object that is to be looked at; it is given back by <see cref="Complete"/>.</summary>
    public async Task<(StatusWork Work, StatusChange Change)> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _takeable.WaitAsync(cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                var work = _ready.Dequeue();
                work.Phase = StatusWorkPhase.Resting;
                work.IsChanged = false;
                if (work.Change is not { Observed: { } observed } change)
                    continue;
                if (observed.ResourceVersion == work.OutdatedVersion)
                    continue;
                work.Phase = StatusWorkPhase.Taken;
                return (work, change);
            }
        }
    }

    /// <summary>Gives an object back.</summary>
    /// <param name="work">The object.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="outcome">What came of it.</param>
    public void Complete(StatusWork work, string version, StatusOutcome outcome)
    {
        lock (_gate)
        {
            work.Phase = StatusWorkPhase.Resting;
            switch (outcome)
            {
                case StatusOutcome.Written written:
                    work.Failures = 0;
                    work.OutdatedVersion = written.ResourceVersion == version ? null : version;
                    SpaceOut(work);
                    break;
                case StatusOutcome.Outdated:
                    work.OutdatedVersion = version;
                    break;
                case StatusOutcome.Failed failed:
                    work.NotBefore = Now + RetryDelay(work.Failures++, failed.RetryAfter);
                    work.IsChanged = true;
                    break;
                default:
                    work.Failures = 0;
                    break;
            }
            if (work.Change is not { } change)
                return;
            // What was left of it is gone.
            if (outcome is StatusOutcome.Unchanged && !work.IsChanged)
                work.Change = change with { Abandoned = null, IsUnexplored = false };
            if (work.IsChanged)
                Schedule(work);
            else if (outcome is StatusOutcome.Unchanged && work.WrittenAt is null)
                _works.Remove((work.Target, change.Key));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var timer in _timers)
                timer.Dispose();
            _timers.Clear();
        }
    }

    private void SpaceOut(StatusWork work)
    {
        var isClose = work.WrittenAt is { } before && Now - before < 2 * options.MaxInterval;
        var interval = isClose ? 2 * work.Interval : options.MinInterval;
        work.Interval = interval < options.MaxInterval ? interval : options.MaxInterval;
        work.WrittenAt = Now;
        work.NotBefore = Now + work.Interval;
    }

    private TimeSpan RetryDelay(int failures, TimeSpan? retryAfter)
    {
        var delay =
            options.MinRetryDelay
            * Math.Min(1 << Math.Min(failures, 20), options.MaxRetryDelay / options.MinRetryDelay);
        delay *= 0.5 + Random.Shared.NextDouble() / 2;
        return retryAfter > delay ? retryAfter.Value : delay;
    }

    private void Schedule(StatusWork work)
    {
        var delay = work.NotBefore - Now;
        if (delay <= TimeSpan.Zero)
        {
            MakeReady(work);
            return;
        }
        work.Phase = StatusWorkPhase.Delayed;
        ITimer? timer = null;
        timer = options.TimeProvider.CreateTimer(
            _ => OnDelayOver(work, timer!),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _timers.Add(timer);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private void OnDelayOver(StatusWork work, ITimer timer)
    {
        lock (_gate)
        {
            if (!_timers.Remove(timer))
                return;
            timer.Dispose();
            MakeReady(work);
        }
    }

    private void MakeReady(StatusWork work)
    {
        work.Phase = StatusWorkPhase.Ready;
        _ready.Enqueue(work, (work.Priority, _number++));
        _takeable.Release();
    }
}
