// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>One subscriber and the change sets it has not taken yet.</summary>
internal sealed class Subscription<TKey, T>(
    CollectionNode<TKey, T> node,
    IObserver<ChangeSet<TKey, T>> observer,
    ConnectOptions options
) : IDisposable, IDelivery
    where TKey : notnull
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Queue<ChangeSet<TKey, T>> _waiting = new();
    private ConflatedChanges<TKey, T>? _conflated;
    private bool _isDelivering;
    private bool _isCompleted;
    private volatile bool _isDisposed;

    public bool IncludeInitial => options.IncludeInitial;

    public void Enqueue(ChangeSet<TKey, T> set)
    {
        lock (_gate)
        {
            if (_isDisposed || _isCompleted)
                return;
            if (options.Backlog == BacklogPolicy.Conflate && _conflated is not null)
            {
                _conflated.Add(set);
            }
            else if (options.Backlog == BacklogPolicy.Conflate && _waiting.TryDequeue(out var earlier))
            {
                _conflated = new ConflatedChanges<TKey, T>(earlier);
                _conflated.Add(set);
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

    /// <summary>Ends the sequence; sets that still wait are dropped.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_isDisposed || _isCompleted)
                return;
            _isCompleted = true;
            _waiting.Clear();
            _conflated = null;
            if (_isDelivering)
                return;
            _isDelivering = true;
        }
        node.Propagator.BeginDelivery(this);
    }

    public void Execute()
    {
        try
        {
            while (TryTake(out var set, out var isCompleted))
            {
                if (set is not null)
                    observer.OnNext(set);
                if (isCompleted)
                {
                    _isDisposed = true;
                    observer.OnCompleted();
                }
            }
        }
#pragma warning disable CA1031 // A subscriber may throw anything; it alone is cut off.
        catch (Exception error)
#pragma warning restore CA1031
        {
            node.Propagator.Log.SubscriberFailed(error, node.Name);
            Dispose();
        }
        finally
        {
            node.Propagator.EndDelivery();
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
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

    private bool TryTake(out ChangeSet<TKey, T>? set, out bool isCompleted)
    {
        ConflatedChanges<TKey, T>? conflated;
        lock (_gate)
        {
            set = null;
            isCompleted = _isCompleted;
            conflated = _conflated;
            _conflated = null;
            if (_isDisposed || (conflated is null && !_waiting.TryDequeue(out set) && !isCompleted))
            {
                _isDelivering = false;
                return false;
            }
        }
        // Netting compares rows, which is user code: not under the lock.
        set ??= conflated?.ToChangeSet();
        return true;
    }
}
