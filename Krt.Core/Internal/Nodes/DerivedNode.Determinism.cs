// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The determinism check: a transform run twice on the same input has to produce and read the same.
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T>
{
    private void RunAgain(TransformWorker<TKey, T> worker, int slot, TIn row, in TransformRun run)
    {
        var (rows, reads) = (worker.Rows.Count, worker.Reads.Count);
        var failure = TryTransform(worker, slot, row, mayChangeGraph: false);
        var difference =
            failure is not null ? $"it threw {failure.GetType().Name}"
            : worker.Reads.Interruption != Interruption.None
            || worker.Reads.Kept != run.Kept
            || worker.Reads.Count - reads != reads - run.ReadStart
                ? "its reads differ"
            : worker.Reads.KeepsPrevious || !ProducedSame(worker, run.RowStart, rows) ? "its results differ"
            : null;
        worker.Reads.Truncate(reads);
        Trim(worker, rows);
        if (difference is null)
            return;
        Interlocked.Increment(ref Statistics.NondeterministicRuns);
        Propagator.Log.NotDeterministic(Name, _input.Table.KeyAt(slot).ToString(), difference);
    }

    /// <summary>Whether a second run added the same rows again.</summary>
    /// <param name="worker">What holds the rows of both runs.</param>
    /// <param name="start">Where the rows of the first run start.</param>
    /// <param name="middle">Where those of the second run start.</param>
    protected abstract bool ProducedSame(TransformWorker<TKey, T> worker, int start, int middle);
}
