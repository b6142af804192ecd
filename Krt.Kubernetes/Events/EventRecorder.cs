// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;
using Krt.Kubernetes.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Krt.Kubernetes.Events;

/// <summary>
/// Tells owners of objects what happened to them, as Kubernetes Events. Best effort: an event that cannot be told is dropped.
/// </summary>
/// <remarks>
/// The first occurrence is told at once; further ones only raise the count of the same object, at intervals. Of one object only
/// so many different events are told; the others are dropped and counted in the log.
/// </remarks>
public sealed partial class EventRecorder : IAsyncDisposable
{
    private const int Capacity = 1000;

    private readonly ApiClient _api;
    private readonly EventRecorderOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly long _start;
    private readonly Channel<(ClusterEvent Event, DateTimeOffset At)> _waiting;
    private readonly Dictionary<ClusterEvent, EventSeries> _series = [];
    private readonly Dictionary<EventObject, EventBudget> _budgets = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private Task<bool>? _occurrence;

    /// <summary>Creates a recorder; it tells events until it is disposed.</summary>
    /// <param name="api">The server.</param>
    /// <param name="options">How to tell them.</param>
    public EventRecorder(ApiClient api, EventRecorderOptions options)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(options);
        (_api, _options, _time) = (api, options, options.TimeProvider);
        _log = (ILogger?)options.LoggerFactory?.CreateLogger<EventRecorder>() ?? NullLogger.Instance;
        _start = _time.GetTimestamp();
        _waiting = Channel.CreateBounded<(ClusterEvent, DateTimeOffset)>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            dropped => Dropped(_log, dropped.Item1.Regarding, dropped.Item1.Reason, "too many events are waiting")
        );
        _loop = Task.Run(() => RunAsync(_stop.Token));
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Takes note of an event. Never blocks; may be called from any thread.</summary>
    public void Record(ClusterEvent occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        _waiting.Writer.TryWrite((occurrence, _time.GetUtcNow()));
    }

    /// <summary>Stops; what has not been told is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitAsync(cancellationToken).ConfigureAwait(false);
            while (_waiting.Reader.TryRead(out var waiting))
                await OccurAsync(waiting.Event, waiting.At, cancellationToken).ConfigureAwait(false);
            foreach (var series in _series.Values.Where(series => DueIn(series) <= TimeSpan.Zero).ToList())
                await TellAsync(series, cancellationToken).ConfigureAwait(false);
            Forget();
        }
    }

    /// <summary>Waits for an event, or until the count of one is to be told.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        _occurrence ??= _waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
        var pending = _series.Values.Where(IsUntold).Select(DueIn).DefaultIfEmpty(Timeout.InfiniteTimeSpan).Min();
        if (pending == Timeout.InfiniteTimeSpan)
        {
            await _occurrence.ConfigureAwait(false);
        }
        else if (pending > TimeSpan.Zero)
        {
            await ((Task)_occurrence)
                .WaitAsync(pending, _time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        cancellationToken.ThrowIfCancellationRequested();
        if (_occurrence.IsCompleted)
            _occurrence = null;
    }

    private async Task OccurAsync(ClusterEvent occurrence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!_series.TryGetValue(occurrence, out var series) || Now - series.OccurredAt > _options.SeriesEnd)
            _series[occurrence] = series = new EventSeries(occurrence);
        series.Count++;
        series.LastOccurrence = at;
        series.OccurredAt = Now;
        if (series.Name is null)
            await TellAsync(series, cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(EventSeries series, CancellationToken cancellationToken)
    {
        var regarding = series.Content.Regarding;
        if (series.Name is null && !TrySpend(regarding))
        {
            if (series.Count == 1)
                Dropped(_log, regarding, series.Content.Reason, "too many different events occur to it");
            return;
        }
        try
        {
            await SendAsync(series, cancellationToken).ConfigureAwait(false);
            (series.ToldCount, series.ToldAt) = (series.Count, Now);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Dropped(_log, regarding, series.Content.Reason, e.Message);
            _series.Remove(series.Content);
        }
    }

    private async Task SendAsync(EventSeries series, CancellationToken cancellationToken)
    {
        if (series.Name is not null)
        {
            try
            {
                await _api.SendAsync(EventManifest.Update(series), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                // The server keeps events for a limited time only.
            }
        }
        var name = $"{series.Content.Regarding.Key.Name}.{Guid.NewGuid():N}";
        await _api.SendAsync(EventManifest.Create(name, series, _options), cancellationToken).ConfigureAwait(false);
        series.Name = name;
    }

    private bool TrySpend(EventObject regarding)
    {
        if (!_budgets.TryGetValue(regarding, out var budget))
            _budgets.Add(regarding, budget = new EventBudget(_options.Burst, _options.RefillPeriod));
        return budget.TrySpend(Now);
    }

    private static bool IsUntold(EventSeries series) => series.Name is not null && series.Count > series.ToldCount;

    private TimeSpan DueIn(EventSeries series) =>
        IsUntold(series) ? series.ToldAt + _options.SeriesPeriod - Now : TimeSpan.MaxValue;

    private void Forget()
    {
        var now = Now;
        foreach (var (content, series) in _series)
        {
            if (now - series.OccurredAt > _options.SeriesEnd && !IsUntold(series))
                _series.Remove(content);
        }
        foreach (var (regarding, budget) in _budgets)
        {
            if (budget.IsFull(now))
                _budgets.Remove(regarding);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The event {Reason} of {Regarding} is not told: {Problem}",
        EventName = nameof(Dropped)
    )]
    private static partial void Dropped(ILogger log, EventObject regarding, string reason, string problem);
}
