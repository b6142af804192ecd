// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Computing is apart from applying. Sources are final and nothing of this collection changes while rows are computed, so
// workers need no lock; results are applied in the order of slots, whichever worker had them.
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T>
{
    private const int MaxBatch = 1024;
    private const int Chunk = 32;
    private readonly TransformWorker<TKey, T>?[] _workers;
    private TransformRun[] _runs = [];
    private int _start;
    private int _count;
    private int _cursor;
    private volatile bool _mustPause;

    /// <returns>False when the collection has to go on at a greater height.</returns>
    private bool RunWork()
    {
        while (true)
        {
            if (_count == 0)
            {
                var remaining = _work.Count - _start;
                if (remaining == 0)
                    break;
                if (!IsParallel(remaining))
                {
                    if (!RunOne(_work[_start]))
                        return false;
                    _start++;
                    continue;
                }
                _count = Math.Min(remaining, MaxBatch);
                if (_runs.Length < _count)
                    _runs = new TransformRun[_count];
            }
            if (!RunBatch())
                return false;
        }
        _start = 0;
        _runs = [];
        return true;
    }

    private bool RunOne(int slot)
    {
        var worker = WorkerAt(0);
        var run = default(TransformRun);
        ComputeOne(worker, 0, slot, ref run, mayChangeGraph: true);
        if (worker.Reads.Interruption == Interruption.Lifted)
            return false;
        Apply(slot, in run);
        worker.Clear();
        return true;
    }

    private bool RunBatch()
    {
        if (!Compute())
            return false;
        for (var i = 0; i < _count; i++)
            Apply(_work[_start + i], in _runs[i]);
        foreach (var worker in _workers)
            worker?.Clear();
        Array.Clear(_runs, 0, _count);
        _start += _count;
        _count = 0;
        return true;
    }

    private bool Compute()
    {
        for (var next = 0; next < _count; )
        {
            if (IsParallel(_count - next))
                ComputeInParallel(next);
            while (next < _count && _runs[next].State != RunState.Pending)
                next++;
            if (next == _count)
                break;
            // Workers leave a row that needs a change of the graph. It is computed alone, and the others go on.
            var worker = WorkerAt(0);
            ComputeOne(worker, 0, _work[_start + next], ref _runs[next], mayChangeGraph: true);
            if (worker.Reads.Interruption == Interruption.Lifted)
                return false;
            next++;
        }
        return true;
    }

    private bool IsParallel(int rows) => Propagator.Workers > 1 && rows >= Propagator.Options.ParallelThreshold;

    private void ComputeInParallel(int first)
    {
        _cursor = first;
        _mustPause = false;
        for (var i = 0; i < _workers.Length; i++)
            WorkerAt(i);
        Parallel.For(0, _workers.Length, Propagator.Parallelism, ComputeChunks);
    }

    private void ComputeChunks(int number)
    {
        var worker = WorkerAt(number);
        while (!_mustPause)
        {
            var from = Interlocked.Add(ref _cursor, Chunk) - Chunk;
            if (from >= _count)
                return;
            for (var i = from; i < Math.Min(from + Chunk, _count) && !_mustPause; i++)
            {
                if (_runs[i].State != RunState.Pending)
                    continue;
                ComputeOne(worker, number, _work[_start + i], ref _runs[i], mayChangeGraph: false);
                if (worker.Reads.Interruption == Interruption.Deferred)
                    _mustPause = true;
            }
        }
    }

    private void ComputeOne(
        TransformWorker<TKey, T> worker,
        int number,
        int slot,
        ref TransformRun run,
        bool mayChangeGraph
    )
    {
        if (_input.Table.RowAt(slot) is not { } row)
        {
            run.State = RunState.InputGone;
            return;
        }
        run.Worker = number;
        run.RowStart = worker.Rows.Count;
        run.ReadStart = worker.Reads.Count;
        var isSample = Propagator.TakesSample();
        run.Failure = TryTransform(worker, slot, row, mayChangeGraph, isSample);
        var interruption = worker.Reads.Interruption;
        if (interruption is Interruption.Lifted or Interruption.Deferred)
        {
            worker.Reads.Truncate(run.ReadStart);
            Trim(worker, run.RowStart);
            return;
        }
        run.State =
            interruption == Interruption.Parked ? RunState.Parked
            : run.Failure is not null ? RunState.Failed
            : worker.Reads.KeepsPrevious ? RunState.KeepsPrevious
            : RunState.Done;
        run.ParkedOn = worker.Reads.ParkedOn;
        run.Kept = worker.Reads.Kept;
        if (run.State != RunState.Done)
            Trim(worker, run.RowStart);
        if (worker.Context.OutsideRead is { } read)
            ReportOutsideRead(slot, read);
        if (isSample && run.State != RunState.Parked)
            RunAgain(worker, slot, row, in run);
        run.RowEnd = worker.Rows.Count;
        run.ReadEnd = worker.Reads.Count;
    }

    private Exception? TryTransform(
        TransformWorker<TKey, T> worker,
        int slot,
        TIn row,
        bool mayChangeGraph,
        bool isSample
    )
    {
        // A run that is to be repeated notes all its reads, so that they can be compared.
        worker.Reads.Begin(isSample ? default : _tracker.PostingsOf(slot), mayChangeGraph);
        worker.Context.Begin();
        try
        {
            Transform(worker, row);
            return null;
        }
        catch (RunAbandonedException) when (worker.Reads.Interruption != Interruption.None)
        {
            return null;
        }
#pragma warning disable CA1031 // A transform may throw anything; only its own row is affected.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }
        finally
        {
            worker.Context.End();
        }
    }

    private TransformWorker<TKey, T> WorkerAt(int number) =>
        _workers[number] ??= new TransformWorker<TKey, T>(_tracker, number);

    private static void Trim(TransformWorker<TKey, T> worker, int count)
    {
        if (worker.Rows.Count == count)
            return;
        worker.Rows.RemoveRange(count, worker.Rows.Count - count);
        worker.Keys.RemoveRange(Math.Min(count, worker.Keys.Count), Math.Max(0, worker.Keys.Count - count));
    }
}
