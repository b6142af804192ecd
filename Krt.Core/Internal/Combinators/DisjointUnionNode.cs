// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The rows of several collections that never have a key in common at the end of an epoch.</summary>
internal sealed partial class DisjointUnionNode<TKey, T>(
    IReadOnlyList<CollectionNode<TKey, T>> inputs,
    CollectionOptions<TKey, T>? options
)
    : CollectionNode<TKey, T>(
        options?.Scope ?? KrtScope.NarrowestOf(inputs),
        string.Join('|', inputs.Select(input => input.Name)),
        options
    )
    where TKey : notnull
    where T : class
{
    private bool _isFresh = true;

    public override string Kind => "UnionDisjoint";

    public IReadOnlyList<CollectionNode<TKey, T>> Inputs => inputs;

    public override void Attach()
    {
        foreach (var input in inputs.Distinct())
            Propagator.AddEdge(input, this);
        Propagator.Schedule(this);
    }

    public override bool Run()
    {
        if (_isFresh)
            CopyAll();
        else
            CopyChanges();
        _isFresh = false;
        FinishWrites();
        if (inputs.All(input => input.SyncedNow))
            BecomeSynced();
        return true;
    }

    private void CopyAll()
    {
        foreach (var input in inputs)
        {
            for (var slot = 0; slot < input.Table.SlotBound; slot++)
            {
                if (input.Table.RowAt(slot) is { } row)
                    Write(Table.Reserve(input.Table.KeyAt(slot)), row);
            }
        }
    }

    // A key may move from one input to another within an epoch, in either direction: first all rows that went.
    private void CopyChanges()
    {
        foreach (var input in inputs)
        {
            foreach (ref readonly var change in input.Delta)
            {
                if (change.New is null && Table.Find(input.Table.KeyAt(change.Slot)) is var slot and >= 0)
                    Write(slot, null);
            }
        }
        foreach (var input in inputs)
        {
            foreach (ref readonly var change in input.Delta)
            {
                if (change.New is not null)
                    Write(Table.Reserve(input.Table.KeyAt(change.Slot)), change.New);
            }
        }
    }
}
