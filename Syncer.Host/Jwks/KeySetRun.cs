// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;
using Krt;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>
/// One run of a <see cref="KeySetKeeper"/>. A single loop owns all state; fetching and writing happen beside it and report
/// to it.
/// </summary>
internal sealed partial class KeySetRun(
    JwksClient client,
    IKeySetStore store,
    KeySetKeeperOptions options,
    ILogger log,
    Func<bool> mayWrite
) : IAsyncDisposable
{
    private readonly Channel<Action> _steps = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly Dictionary<string, KeptKeySet> _sets = [];
    private readonly Dictionary<string, string> _keysByOwner = [];
    private readonly HashSet<KeptKeySet> _retired = [];
    private readonly List<Task> _tasks = [];
    private readonly SemaphoreSlim _slots = new(options.Concurrency);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time = options.TimeProvider;
    private bool _knowsStored;
    private bool _knowsRequests;
    private bool _hasBegun;

    /// <summary>Follows two collections, both of them synced, until it is cancelled.</summary>
    public async Task FollowAsync(
        IKrtCollection<string, JwksRequest> requests,
        IKrtCollection<NamespacedName, StoredKeySet> stored,
        CancellationToken cancellationToken
    )
    {
        using var storedChanges = stored.Connect().Subscribe(changes => Post(() => OnStored(changes)));
        using var requestChanges = requests.Connect().Subscribe(changes => Post(() => OnRequests(changes)));
        await foreach (var step in _steps.Reader.ReadAllAsync(cancellationToken))
            step();
    }

    /// <summary>Ends what is under way, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var set in _sets.Values)
            StopFetching(set);
        await Task.WhenAll(_tasks);
        _stop.Dispose();
        _slots.Dispose();
    }

    private void Post(Action step) => _steps.Writer.TryWrite(step);

    private void OnStored(ChangeSet<NamespacedName, StoredKeySet> changes)
    {
        _knowsStored = true;
        var touched = new HashSet<KeptKeySet>();
        foreach (var change in changes)
        {
            if (change.Old is { } old && SetOf(old.RequestKey) is var before && before.Stored.Remove(change.Key))
                touched.Add(before);
            if (change.New is not { } stored)
                continue;
            var set = SetOf(stored.RequestKey);
            set.Stored[change.Key] = stored;
            touched.Add(set);
            if (set.BestStored is { } best && !(set.Newest?.FetchedAt >= best.FetchedAt))
            {
                set.Newest = best;
                ScheduleFetch(set);
            }
        }
        Begin();
        Reconcile(touched);
    }

    private void OnRequests(ChangeSet<string, JwksRequest> changes)
    {
        _knowsRequests = true;
        foreach (var owner in changes.SelectMany(change => change.Old?.Owners ?? []))
            _keysByOwner.Remove(owner);
        foreach (var change in changes)
        {
            foreach (var owner in change.New?.Owners ?? [])
                _keysByOwner[owner] = change.Key;
        }
        foreach (var change in changes)
        {
            var set = SetOf(change.Key);
            set.Request = change.New;
            // Whoever asks for another key set instead may have been wrong to, or may have to wait for it.
            set.IsRetired = change.New is null && change.Old!.Owners.Any(_keysByOwner.ContainsKey);
            if (set.IsRetired)
                _retired.Add(set);
            else
                _retired.Remove(set);
            if (change.Old?.Endpoint != change.New?.Endpoint || change.Old?.Interval != change.New?.Interval)
                ScheduleFetch(set);
        }
        Begin();
        Reconcile(changes.Select(change => SetOf(change.Key)));
    }

    /// <summary>What is stored decides when to fetch, and what is asked for decides what to delete: nothing before both are known.</summary>
    private void Begin()
    {
        if (_hasBegun || !_knowsStored || !_knowsRequests)
            return;
        _hasBegun = true;
        foreach (var set in _sets.Values)
            ScheduleFetch(set);
        Reconcile([.. _sets.Values]);
    }

    private void OnFetched(KeptKeySet set, StoredKeySet fetched, CancellationToken fetching)
    {
        if (fetching.IsCancellationRequested)
            return;
        if (set.Newest?.Jwks != fetched.Jwks)
            Fetched(log, fetched.Url);
        set.Newest = fetched;
        foreach (var retired in _retired)
            retired.IsRetired = false;
        Reconcile([set, .. _retired]);
        _retired.Clear();
    }

    private void OnWritten(KeptKeySet set, KeySetWrite write, bool succeeded)
    {
        set.IsWriting = false;
        if (succeeded)
        {
            (set.WriteFailures, set.ReportedFailure) = (0, null);
            // Whoever follows the store learns of it later, and learns the same.
            if (write.Content is null)
                set.Stored.Remove(write.ConfigMap);
            else
                set.Stored[write.ConfigMap] = write.Content;
        }
        Reconcile([set]);
    }

    private void Reconcile(IEnumerable<KeptKeySet> sets)
    {
        if (!_hasBegun)
            return;
        foreach (var set in sets)
        {
            if (set.IsWriting)
                continue;
            if (set.NextWrite(store.Namespace) is { } write)
            {
                set.IsWriting = true;
                Track(WriteAsync(set, write));
            }
            else if (set is { Request: null, IsRetired: false })
            {
                _sets.Remove(set.Key);
            }
        }
    }

    private void ScheduleFetch(KeptKeySet set)
    {
        StopFetching(set);
        if (!_hasBegun || set.Request is not { } request)
            return;
        var delay = TimeSpan.Zero;
        if (set.Newest is { } newest)
        {
            delay = newest.FetchedAt - _time.GetUtcNow() + Early(request.Interval);
            // Clocks of replicas differ: what is said to be from the future is from now.
            delay = TimeSpan.FromTicks(Math.Clamp(delay.Ticks, 0, request.Interval.Ticks));
        }
        set.Fetching = new CancellationTokenSource();
        Track(FetchRepeatedlyAsync(set, request, delay, set.Fetching.Token));
    }

    private static void StopFetching(KeptKeySet set)
    {
        set.Fetching?.Cancel();
        set.Fetching = null;
    }

    private async Task FetchRepeatedlyAsync(
        KeptKeySet set,
        JwksRequest request,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        var failures = 0;
        string? told = null;
        while (true)
        {
            var (jwks, problem) = await FetchAsync(request, delay, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
                return;
            if (jwks is null)
            {
                delay = Doubled(options.MinRetryDelay, options.MaxRetryDelay, failures++);
                if (problem != told)
                    NotFetched(log, request.Endpoint.Url, string.Join(", ", request.Owners), problem!);
                told = problem;
                continue;
            }
            (failures, told) = (0, null);
            delay = Early(request.Interval);
            var fetched = new StoredKeySet(new(store.Namespace, KeySetConfigMaps.NameOf(request.Key)), request.Key)
            {
                Url = request.Endpoint.Url,
                FetchedAt = _time.GetUtcNow(),
                Jwks = jwks,
            };
            Post(() => OnFetched(set, fetched, cancellationToken));
        }
    }

    private async Task<(string? Jwks, string? Problem)> FetchAsync(
        JwksRequest request,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await Task.Delay(delay, _time, cancellationToken);
            await _slots.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return default;
        }
        try
        {
            return (await client.FetchAsync(request.Endpoint, cancellationToken), null);
        }
        catch (Exception e)
        {
            return (null, e.Message);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task WriteAsync(KeptKeySet set, KeySetWrite write)
    {
        try
        {
            // Cancellation follows.
            if (!mayWrite())
                return;
            if (write.Content is { } content)
                await store.SaveAsync(KeySetConfigMaps.Create(store.Namespace, content), _stop.Token);
            else
                await store.DeleteAsync(write.ConfigMap, _stop.Token);
            Post(() => OnWritten(set, write, succeeded: true));
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Stopped.
        }
        catch (Exception e)
        {
            if (set.ReportedFailure != e.Message)
                NotWritten(log, write.ConfigMap, e.Message);
            set.ReportedFailure = e.Message;
            var delay = Doubled(options.MinWriteRetryDelay, options.MaxWriteRetryDelay, set.WriteFailures++);
            await Task.Delay(delay, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Post(() => OnWritten(set, write, succeeded: false));
        }
    }

    private KeptKeySet SetOf(string key)
    {
        if (!_sets.TryGetValue(key, out var set))
            _sets.Add(key, set = new KeptKeySet(key));
        return set;
    }

    private void Track(Task task)
    {
        _tasks.RemoveAll(tracked => tracked.IsCompleted);
        _tasks.Add(task);
    }

    private TimeSpan Early(TimeSpan interval) => interval * (1 - options.Jitter * Random.Shared.NextDouble());

    internal static TimeSpan Doubled(TimeSpan min, TimeSpan max, int failures)
    {
        var delay = min * (1 << Math.Min(failures, 16));
        return delay < max ? delay : max;
    }

    [LoggerMessage(1, LogLevel.Information, "The key set of {Url} was fetched", EventName = nameof(Fetched))]
    private static partial void Fetched(ILogger log, string url);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "The key set of {Url} cannot be fetched and is tried again, for {Owners}: {Problem}",
        EventName = nameof(NotFetched)
    )]
    private static partial void NotFetched(ILogger log, string url, string owners, string problem);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "The ConfigMap {ConfigMap} of a key set cannot be written and is tried again: {Problem}",
        EventName = nameof(NotWritten)
    )]
    private static partial void NotWritten(ILogger log, NamespacedName configMap, string problem);
}
