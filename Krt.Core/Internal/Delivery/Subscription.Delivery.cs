// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Calling the observer: one set at a time, under no lock.
internal sealed partial class Subscription<TKey, T>
{
    public void Execute()
    {
        try
        {
            while (TryTake(out var set, out var isEnd))
            {
                if (set is not null)
                    Deliver(set);
                if (isEnd)
                    End();
            }
        }
#pragma warning disable CA1031 // A subscriber may throw anything; it alone is cut off.
        catch (Exception error)
#pragma warning restore CA1031
        {
            CutOff(error);
        }
        finally
        {
            node.Propagator.EndDelivery();
        }
    }

    public void Abandon(Exception error)
    {
        CutOff(error);
        node.Propagator.EndDelivery();
    }

    private void Deliver(ChangeSet<TKey, T> set)
    {
        using var activity = EngineTelemetry.BeginDelivery(node, set);
        observer.OnNext(set);
    }

    private void CutOff(Exception error)
    {
        node.Propagator.Log.SubscriberFailed(node.Shown(error), node.Name);
        // First: a delivery that starts meanwhile finds that the subscriber is gone.
        Dispose();
        lock (_gate)
            _isDelivering = false;
    }

    private void End()
    {
        if (_fault is null)
        {
            _isDisposed = true;
            observer.OnCompleted();
            return;
        }
        if (_fault is KrtBacklogException)
        {
            node.Propagator.Log.BacklogExceeded(node.Name, options.Capacity);
            Dispose();
        }
        _isDisposed = true;
        observer.OnError(_fault);
    }

    private bool TryTake(out ChangeSet<TKey, T>? set, out bool isEnd)
    {
        ConflatedChanges<TKey, T>? conflated;
        lock (_gate)
        {
            set = null;
            conflated = _conflated;
            _conflated = null;
            var hasSet = conflated is not null || _waiting.TryDequeue(out set);
            isEnd = _isCompleted && _waiting.Count == 0;
            if (_isDisposed || !(hasSet || isEnd))
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
