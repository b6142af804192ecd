// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>One subscriber and the change sets it has not taken yet.</summary>
internal sealed partial class Subscription<TKey, T>(
    CollectionNode<TKey, T> node,
    IObserver<ChangeSet<TKey, T>> observer,
    ConnectOptions options,
    WatchedKey<TKey>? only
) : IDisposable, IDelivery
    where TKey : notnull
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Queue<ChangeSet<TKey, T>> _waiting = new();
    private ConflatedChanges<TKey, T>? _conflated;
    private Exception? _fault;
    private bool _isDelivering;
    private bool _isCompleted;
    private volatile bool _isDisposed;

    public bool IncludeInitial => options.IncludeInitial;

    public TaskScheduler? Scheduler => options.Scheduler;

    public int WaitingCount
    {
        get
        {
            lock (_gate)
                return _waiting.Count + (_conflated is null ? 0 : 1);
        }
    }

    /// <summary>The first set, where it is not that of all rows.</summary>
    public ChangeSet<TKey, T>? MakeInitialSet() => only is null ? null : node.MakeInitialSet(only.Key);

    public void Enqueue(ChangeSet<TKey, T> set)
    {
        if (only is not null && !set.IsInitial && Restrict(set, only.Key) is var restricted)
        {
            if (restricted is null)
                return;
            set = restricted;
        }
        var merged = options.Backlog == BacklogPolicy.Conflate ? MergeWithWaiting(set) : null;
        lock (_gate)
        {
            if (_isDisposed || _isCompleted)
                return;
            if (merged is not null)
            {
                _conflated = merged;
            }
            else if (options.Backlog == BacklogPolicy.Fail && _waiting.Count >= options.Capacity)
            {
                _isCompleted = true;
                _waiting.Clear();
                _fault = new KrtBacklogException(
                    $"A subscriber of {node.Name} left more than {options.Capacity} change sets waiting."
                );
            }
            else
            {
                _waiting.Enqueue(set);
            }
            if (_isDelivering)
                return;
            _isDelivering = true;
        }
        node.Propagator.BeginDelivery(this);
    }

    /// <summary>Ends the sequence, with an error or without.</summary>
    /// <param name="fault">The error.</param>
    /// <param name="drop">Whether sets that still wait are dropped or delivered before the end.</param>
    public void Complete(Exception? fault, bool drop)
    {
        lock (_gate)
        {
            if (_isDisposed || _isCompleted)
                return;
            _isCompleted = true;
            _fault = fault;
            if (drop)
            {
                _waiting.Clear();
                _conflated = null;
            }
            if (_isDelivering)
                return;
            _isDelivering = true;
        }
        node.Propagator.BeginDelivery(this);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        lock (_gate)
        {
            _waiting.Clear();
            _conflated = null;
        }
        try
        {
            node.Propagator.Submit(() => node.Unsubscribe(this));
        }
        catch (ObjectDisposedException)
        {
            // The engine is gone, and the subscription with it.
        }
        catch (InvalidOperationException)
        {
            // The engine stopped after a failure.
        }
    }

    /// <summary>
    /// The set together with what waits, which is taken away meanwhile: merging calls the keys' own equality, and so
    /// must not hold the lock. Only one thread enqueues at a time, so that nothing overtakes what was taken.
    /// </summary>
    /// <returns>Null when nothing waits.</returns>
    private ConflatedChanges<TKey, T>? MergeWithWaiting(ChangeSet<TKey, T> set)
    {
        ConflatedChanges<TKey, T>? merged;
        ChangeSet<TKey, T>? earlier = null;
        lock (_gate)
        {
            merged = _conflated;
            _conflated = null;
            if (merged is null && !_waiting.TryDequeue(out earlier))
                return null;
        }
        merged ??= new ConflatedChanges<TKey, T>(node, earlier!);
        merged.Add(set);
        return merged;
    }

    private static ChangeSet<TKey, T>? Restrict(ChangeSet<TKey, T> set, TKey key)
    {
        foreach (ref readonly var change in set.Span)
        {
            if (EqualityComparer<TKey>.Default.Equals(change.Key, key))
                return new ChangeSet<TKey, T>([change], set.Epoch, set.ArrivedAt, isInitial: false, set.IsSynced)
                {
                    Activity = set.Activity,
                };
        }
        return null;
    }
}
