// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The determinism check: a transform run twice on the same input has to end in the same way, and produce and read the same.
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T>
{
    private void RunAgain(TransformWorker<TKey, T> worker, int slot, TIn row, in TransformRun run)
    {
        var (rows, reads) = (worker.Rows.Count, worker.Reads.Count);
        var failure = TryTransform(worker, slot, row, mayChangeGraph: false, isSample: true);
        var difference = Difference(worker, run, failure, rows, reads);
        worker.Reads.Truncate(reads);
        Trim(worker, rows);
        if (difference is not null)
            ReportNondeterminism(_input.ShownKeyAt(slot), difference);
    }

    /// <summary>What the second run did otherwise, or null.</summary>
    private string? Difference(
        TransformWorker<TKey, T> worker,
        in TransformRun run,
        Exception? failure,
        int rows,
        int reads
    )
    {
        if (worker.Reads.Interruption != Interruption.None)
            return "it read another collection";
        var before = worker.Reads.Between(run.ReadStart, reads);
        var now = worker.Reads.Between(reads, worker.Reads.Count);
        if (Read.Difference(before, now, SeesSecrets) is { } read)
            return read;
        if (failure?.GetType() != run.Failure?.GetType())
            return $"it ended with {failure?.GetType().Name ?? "a result"} instead of {run.Failure?.GetType().Name ?? "a result"}";
        if (worker.Reads.KeepsPrevious != (run.State == RunState.KeepsPrevious))
            return worker.Reads.KeepsPrevious ? "it kept its previous result" : "it did not keep its previous result";
        return run.State == RunState.Done && !ProducedSame(worker, run.RowStart, rows) ? "its results differed" : null;
    }

    private void ReportOutsideRead(int slot, string read)
    {
        Propagator.Log.OutsideRead(Name, _input.ShownKeyAt(slot), read);
        Interlocked.Increment(ref Statistics.OutsideReads);
        Statistics.LastViolation = $"{_input.ShownKeyAt(slot)}: it read {read} outside of its context";
    }

    /// <summary>Whether a second run added the same rows again.</summary>
    /// <param name="worker">What holds the rows of both runs.</param>
    /// <param name="start">Where the rows of the first run start.</param>
    /// <param name="middle">Where those of the second run start.</param>
    protected abstract bool ProducedSame(TransformWorker<TKey, T> worker, int start, int middle);
}
