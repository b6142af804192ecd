// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows of several collections, one row per key made of those the inputs have for it.</summary>
internal abstract partial class JoinNode<TKey, T> : CollectionNode<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly DirtySlots _dirty = new();
    private readonly List<int> _work = [];
    private bool _isFresh = true;

    protected JoinNode(IReadOnlyList<CollectionNode<TKey, T>> inputs, CollectionOptions<TKey, T>? options)
        : base(
            options?.Scope ?? KrtScope.NarrowestOf(inputs),
            string.Join('|', inputs.Select(input => input.Name)),
            options
        ) => Inputs = inputs;

    protected IReadOnlyList<CollectionNode<TKey, T>> Inputs { get; }

    public override void Attach()
    {
        foreach (var input in Inputs.Distinct())
            Propagator.AddEdge(input, this);
        Propagator.Schedule(this);
    }

    public override IEnumerable<CollectionNode> MadeOf => Inputs.Distinct();

    public override IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver) =>
        InputsOf(ContributorsTo(slot), Table.KeyAt(slot));

    public override IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot) =>
        source is CollectionNode<TKey, T> input
        && Table.Find(input.Table.KeyAt(sourceSlot)) is var slot and >= 0
        && ContributorsTo(slot).Contains(input)
            ? [slot]
            : [];

    public override bool Run()
    {
        foreach (var input in Inputs)
        {
            foreach (ref readonly var change in input.Delta)
                _dirty.Add(Table.Reserve(input.Table.KeyAt(change.Slot)));
            for (var slot = 0; _isFresh && slot < input.Table.SlotBound; slot++)
            {
                if (input.Table.RowAt(slot) is not null)
                    _dirty.Add(Table.Reserve(input.Table.KeyAt(slot)));
            }
        }
        _isFresh = false;
        _dirty.MoveTo(_work);
        foreach (var slot in _work)
            Write(slot, Combine(slot));
        Statistics.Runs += _work.Count;
        FinishWrites();
        Statistics.SpuriousRuns += _work.Count - ChangeCount;
        Recycle(_work);
        if (Inputs.All(input => input.SyncedNow))
            BecomeSynced();
        return true;
    }

    /// <summary>The inputs that the row of a slot is made of.</summary>
    protected virtual IEnumerable<CollectionNode<TKey, T>> ContributorsTo(int slot) =>
        Inputs.Distinct().Where(input => input.Table.TryGet(Table.KeyAt(slot), out _));

    /// <summary>The row for the key of a slot, or null for none.</summary>
    protected abstract T? Combine(int slot);
}
