// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The rows of several collections; for a key that more than one of them has, the row of the first counts.</summary>
internal sealed class UnionNode<TKey, T>(IReadOnlyList<CollectionNode<TKey, T>> inputs)
    : CollectionNode<TKey, T>(inputs[0].Propagator, string.Join('|', inputs.Select(input => input.Name)), null)
    where TKey : notnull
    where T : class
{
    private bool _isFresh = true;

    public override void Attach()
    {
        foreach (var input in inputs.Distinct())
            Propagator.AddEdge(input, this);
        Propagator.Schedule(this);
    }

    public override bool Run()
    {
        foreach (var input in inputs)
        {
            foreach (ref readonly var change in input.Delta)
                Elect(input.Table.KeyAt(change.Slot));
        }
        if (_isFresh)
        {
            foreach (var input in inputs)
            {
                for (var slot = 0; slot < input.Table.SlotBound; slot++)
                {
                    if (input.Table.RowAt(slot) is not null)
                        Elect(input.Table.KeyAt(slot));
                }
            }
            _isFresh = false;
        }
        FinishWrites();
        if (inputs.All(input => input.SyncedNow))
            BecomeSynced();
        return true;
    }

    private void Elect(TKey key)
    {
        T? winner = null;
        foreach (var input in inputs)
        {
            if (input.Table.TryGet(key, out winner))
                break;
        }
        Write(Table.Reserve(key), winner);
    }
}
