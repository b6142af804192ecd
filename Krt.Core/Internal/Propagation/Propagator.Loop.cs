// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Who runs epochs: a thread of its own, or the thread that queued the work.
internal sealed partial class Propagator
{
    private const int SpinsBeforeWaiting = 20;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _dead = new();

    /// <summary>Whether nothing is queued; asked under the lock.</summary>
    private bool IsIdle => _sequence == _started && _questions.Count == 0;

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
        // Collections and subscriptions that no epoch has taken in end as well.
        foreach (var command in _commands)
            command();
        _commands.Clear();
        foreach (var node in _nodes.Values)
            node.Stop(fault);
        Telemetry.Dispose();
        _dead.TrySetResult();
    }

    private void RunDedicated()
    {
        while (true)
        {
            SpinForWork();
            long number;
            lock (_gate)
            {
                while (IsIdle && !_isStopped)
                {
                    _isWaiting = true;
                    Monitor.Wait(_gate);
                    _isWaiting = false;
                }
                if (_isStopped)
                    break;
                number = Take();
            }
            RunTaken(number);
        }
        _ended.TrySetResult();
    }

    // A write often follows the epoch of the one before it; waking a thread takes longer than that.
    private void SpinForWork()
    {
        var spinner = new SpinWait();
        while (spinner.Count < SpinsBeforeWaiting && QueueDepth == 0)
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>In inline mode: runs what is queued, unless another thread is already doing so.</summary>
    private void Pump()
    {
        if (Options.Mode != PropagationMode.Inline)
            return;
        var isRunner = false;
        while (true)
        {
            long number;
            lock (_gate)
            {
                if (_isRunning && !isRunner)
                    return;
                isRunner = _isRunning = !IsIdle && !_isStopped;
                if (!isRunner)
                {
                    if (_isStopped)
                        _ended.TrySetResult();
                    break;
                }
                number = Take();
            }
            RunTaken(number);
        }
        DeliverInline();
    }

    /// <summary>Takes everything queued; called under the queue's lock.</summary>
    private long Take()
    {
        (_commands, _takenCommands) = (_takenCommands, _commands);
        (_written, _takenWritten) = (_takenWritten, _written);
        foreach (var source in _takenWritten)
        {
            source.IsQueued = false;
            source.TakeWrites();
        }
        (_questions, _takenQuestions) = (_takenQuestions, _questions);
        (RunningArrivedAt, _arrivedAt) = (_arrivedAt, NothingArrived);
        Telemetry.OnTaken();
        return _started = _sequence;
    }

    /// <summary>Runs what has been taken as one epoch, and answers questions about its result.</summary>
    private void RunTaken(long number)
    {
        Volatile.Write(ref _runningThread, Environment.CurrentManagedThreadId);
        try
        {
            // Questions alone make no epoch.
            if (number != _completed)
                RunEpoch(number);
            foreach (var question in _takenQuestions)
                question();
            // Readers find what they have just asked for without asking again.
            if (!_rootsAreShared)
                PublishRoots(_published.Epoch);
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
            _takenQuestions.Clear();
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
