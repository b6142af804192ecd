// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// What dumps and explanations ask a collection between two epochs. It is told from the structures that route changes:
// nothing is kept for the sake of telling it.
internal abstract partial class CollectionNode
{
    /// <summary>Reports that a function of the user did something else when it ran again on the same input.</summary>
    public void ReportNondeterminism(string key, string difference)
    {
        Propagator.Log.NotDeterministic(Name, key, difference);
        Interlocked.Increment(ref Statistics.NondeterministicRuns);
        Statistics.LastViolation = $"{key}: when it ran again, {difference}";
    }

    /// <summary>The last epoch that changed a row, or 0.</summary>
    public long ChangedIn { get; set; }

    /// <summary>The collections it is made of, without those that its transform fetches.</summary>
    public abstract IEnumerable<CollectionNode> MadeOf { get; }

    public abstract IReadOnlyList<IndexDump> Indexes { get; }

    /// <summary>What the row of a slot was made of.</summary>
    public abstract IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver);

    /// <summary>The slots whose rows a row of a source contributes to.</summary>
    public abstract IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot);

    /// <summary>Why the last run on the input of a slot's row failed, or null.</summary>
    public virtual Exception? FailureBehind(int slot) => null;

    /// <summary>What was computed from what, input by input.</summary>
    public virtual IEnumerable<Computation> Computations(ReadResolver resolver)
    {
        for (var slot = 0; slot < SlotBound; slot++)
        {
            if (ValueAt(slot) is not null)
                yield return new Computation(OriginsOf(slot, resolver), [(slot, false)], [], null, null);
        }
    }

    /// <summary>Which collections transforms read besides their input, and how often in which way at present.</summary>
    public virtual IEnumerable<FetchDump> CountFetches() => [];
}
