// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Who runs epochs: a thread of its own, or the thread that queued the work.
internal sealed partial class Propagator
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _dead = new();

    /// <summary>Stops after the running epoch. What is still queued is dropped.</summary>
    public async ValueTask StopAsync()
    {
        lock (_gate)
        {
            if (_isStopped)
                return;
            _isStopped = true;
            Monitor.PulseAll(_gate);
            // In inline mode a running epoch is some other caller's, who tells when it has ended.
            if (Options.Mode == PropagationMode.Inline && !_isRunning)
                _ended.TrySetResult();
        }
        await _ended.Task.ConfigureAwait(false);
        List<Waiter> waiters;
        lock (_gate)
        {
            waiters = [.. _waiters];
            _waiters.Clear();
        }
        foreach (var waiter in waiters)
            waiter.Completion.TrySetException(new ObjectDisposedException(nameof(KrtEngine)));
        StopNodes(null);
        DeliverInline();
    }

    private void StopNodes(Exception? fault)
    {
        foreach (var node in _nodes.Values)
            node.Stop(fault);
        Telemetry.Dispose();
        _dead.TrySetResult();
    }

    private void RunDedicated()
    {
        while (true)
        {
            lock (_gate)
            {
                while (_sequence == _started && !_isStopped)
                    Monitor.Wait(_gate);
                if (_isStopped)
                    break;
            }
            RunQueued();
        }
        _ended.TrySetResult();
    }

    /// <summary>In inline mode: runs what is queued, unless another thread is already doing so.</summary>
    private void Pump()
    {
        if (Options.Mode != PropagationMode.Inline)
            return;
        lock (_gate)
        {
            if (_isRunning)
                return;
            _isRunning = true;
        }
        while (true)
        {
            lock (_gate)
            {
                if (_sequence == _started || _isStopped)
                {
                    _isRunning = false;
                    if (_isStopped)
                        _ended.TrySetResult();
                    break;
                }
            }
            RunQueued();
        }
        DeliverInline();
    }

    /// <summary>Takes everything queued and runs it as one epoch.</summary>
    private void RunQueued()
    {
        long number;
        lock (_gate)
        {
            (_commands, _takenCommands) = (_takenCommands, _commands);
            (_written, _takenWritten) = (_takenWritten, _written);
            foreach (var source in _takenWritten)
            {
                source.IsQueued = false;
                source.TakeWrites();
            }
            number = _started = _sequence;
        }
        Volatile.Write(ref _runningThread, Environment.CurrentManagedThreadId);
        try
        {
            RunEpoch(number);
        }
#pragma warning disable CA1031 // Either a policy says that the engine stops, or the engine has a defect and must not go on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(number, error);
        }
        finally
        {
            Volatile.Write(ref _runningThread, 0);
            _takenCommands.Clear();
            _takenWritten.Clear();
        }
    }

    private void Fail(long number, Exception error)
    {
        Log.EpochFailed(error, number);
        Telemetry.FailEpoch(number);
        lock (_gate)
        {
            _fault = error;
            _isStopped = true;
            foreach (var waiter in _waiters)
                waiter.Completion.TrySetException(error);
            _waiters.Clear();
        }
        StopNodes(error);
    }
}
