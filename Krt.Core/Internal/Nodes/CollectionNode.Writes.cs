// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// What an epoch writes: netted per slot, compared, and turned into the delta that consumers and subscribers see.
internal abstract partial class CollectionNode<TKey, T>
{
    private readonly IEqualityComparer<T> _equality;
    private readonly List<(int Slot, T? Original)> _writes = [];
    private readonly List<int> _vacated = [];
    private readonly SlotMarks _written = new();

    public override void Retract()
    {
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is not null)
                Write(slot, null);
        }
        FinishWrites();
    }

    /// <summary>Puts a row into a slot, or takes it out. What counts is the difference when the epoch ends.</summary>
    protected void Write(int slot, T? row)
    {
        if (_written.Mark(slot))
            _writes.Add((slot, Table.RowAt(slot)));
        Table.SetRow(slot, row);
    }

    /// <summary>
    /// Puts a row into a slot, or takes it out, where the slot is written once in the epoch: nothing is left to net.
    /// </summary>
    /// <returns>Whether that is a change.</returns>
    protected bool Replace(int slot, T? row)
    {
        var former = Table.RowAt(slot);
        if (former is null && row is null)
            return false;
        if (former is not null && row is not null && AreEqual(former, row))
        {
            Statistics.Cutoffs++;
            return false;
        }
        Table.SetRow(slot, row);
        Record(slot, former, row);
        return true;
    }

    /// <summary>Nets all writes of the epoch into the delta: equal rows are no change.</summary>
    protected void FinishWrites(SlotMarks? forced = null)
    {
        foreach (var (slot, original) in _writes)
        {
            _written.Unmark(slot);
            var current = Table.RowAt(slot);
            if (current is null)
                _vacated.Add(slot);
            if (original is null && current is null)
                continue;
            if (
                original is not null
                && current is not null
                && forced?.IsMarked(slot) != true
                && AreEqual(original, current)
            )
            {
                // Keeping the instance lets later comparisons end at the reference.
                Table.SetRow(slot, original);
                Statistics.Cutoffs++;
                continue;
            }
            Record(slot, original, current);
        }
        Statistics.Changes += _delta.Count;
        Recycle(_writes);
    }

    /// <summary>Empties a scratch list; a huge one is dropped so that one large epoch does not burden all later ones.</summary>
    protected static void Recycle<TItem>(List<TItem> scratch)
    {
        scratch.Clear();
        if (scratch.Capacity > 4096)
            scratch.Capacity = 0;
    }

    /// <summary>Whether two results, none included, are the same.</summary>
    public bool AreSame(T? left, T? right) => left is null || right is null ? left == right : AreEqual(left, right);

    protected bool AreEqual(T left, T right)
    {
        try
        {
            return ReferenceEquals(left, right) || _equality.Equals(left, right);
        }
#pragma warning disable CA1031 // The rows' own equality may throw anything; taking them for different is always right.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Propagator.Log.EqualityFailed(Shown(error), Name);
            return false;
        }
    }

    private void Record(int slot, T? old, T? current)
    {
        foreach (var index in _indexes)
            index.Update(slot, old, current);
        _delta.Add(new RowChange<T>(slot, old, current));
    }

    private void ReleaseVacated()
    {
        if (_vacated.Count == 0)
            return;
        // Keys that are shared are given up by the collection they come from.
        if (_ownsKeys)
        {
            foreach (var slot in _vacated)
                Table.Keys.Release(slot);
        }
        Recycle(_vacated);
    }
}
