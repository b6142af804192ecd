// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// What becomes of the result of a run.
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T>
{
    private Dictionary<int, Exception>? _failures;

    /// <summary>Why the last run of an input row failed, or null.</summary>
    public Exception? FailureOf(int input) => _failures?.GetValueOrDefault(input);

    private void Apply(int slot, in TransformRun run)
    {
        if (run.State == RunState.InputGone)
        {
            _tracker.Remove(slot);
            _failures?.Remove(slot);
            ProduceNothing(slot);
            return;
        }
        Statistics.Runs++;
        var worker = _workers[run.Worker]!;
        _tracker.Commit(slot, run.Kept, worker.Reads.Between(run.ReadStart, run.ReadEnd), run.ParkedOn);
        if (run.State == RunState.Parked)
            return;
        if (run.State == RunState.Failed)
        {
            Fail(slot, run.Failure!);
            return;
        }
        _failures?.Remove(slot);
        if (run.State == RunState.KeepsPrevious)
            return;
        Produce(slot, worker, in run);
    }

    private void Fail(int slot, Exception failure)
    {
        var key = _input.ShownKeyAt(slot);
        var shown = Shown(failure);
        Propagator.Log.TransformFailed(shown, Name, key);
        Statistics.Errors++;
        (_failures ??= [])[slot] = failure;
        if (_errorPolicy == TransformErrorPolicy.Fail)
            throw new KrtTransformException($"Transform of {Name} failed for {key}.", shown);
        if (_errorPolicy == TransformErrorPolicy.Remove)
            ProduceNothing(slot);
    }
}
