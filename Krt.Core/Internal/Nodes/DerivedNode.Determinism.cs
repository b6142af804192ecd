// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The determinism check: a transform run twice on the same input has to produce and read the same.
internal sealed partial class DerivedNode<TInKey, TIn, TKey, T>
{
    private void RunAgain(TransformWorker<TKey, T> worker, int slot, TIn row, in TransformRun run)
    {
        var (rows, reads) = (worker.Rows.Count, worker.Reads.Count);
        var failure = Transform(worker, slot, row, mayChangeGraph: false);
        var difference =
            failure is not null ? $"it threw {failure.GetType().Name}"
            : worker.Reads.Interruption != Interruption.None || worker.Reads.Count - reads != reads - run.ReadStart
                ? "its reads differ"
            : worker.Reads.KeepsPrevious || !ProducedSame(worker, run.RowStart, rows) ? "its results differ"
            : null;
        worker.Reads.Truncate(reads);
        Trim(worker, rows);
        if (difference is null)
            return;
        Interlocked.Increment(ref Statistics.NondeterministicRuns);
        Propagator.Log.NotDeterministic(Name, _input.ShownKeyAt(slot), difference);
    }

    private bool ProducedSame(TransformWorker<TKey, T> worker, int start, int middle)
    {
        if (worker.Rows.Count - middle != middle - start)
            return false;
        var first = new Dictionary<TKey, T>();
        for (var i = start; i < middle; i++)
            first.TryAdd(worker.Keys[i], worker.Rows[i]);
        for (var i = middle; i < worker.Rows.Count; i++)
        {
            // Where one key occurs several times, the first row of it counts.
            if (!first.Remove(worker.Keys[i], out var row))
            {
                if (!worker.Keys[start..i].Contains(worker.Keys[i]))
                    return false;
            }
            else if (!AreEqual(row, worker.Rows[i]))
            {
                return false;
            }
        }
        return first.Count == 0;
    }
}
