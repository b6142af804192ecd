// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Krt.Internal;

/// <summary>The groups of an index: one row per value that any row is filed under.</summary>
internal sealed partial class GroupNode<TIndex, TKey, T>(
    IndexTable<TIndex, TKey, T> index,
    CollectionOptions<TIndex, RowGroup<TIndex, TKey, T>>? options
)
    : CollectionNode<TIndex, RowGroup<TIndex, TKey, T>>(
        options?.Scope ?? index.Source.Scope,
        index.Name,
        options,
        NeverEqual<RowGroup<TIndex, TKey, T>>.Instance
    )
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TIndex, ImmutableDictionary<TKey, T>.Builder> _touched = [];
    private bool _isFresh = true;

    public override string Kind => "Groups";

    public IndexTable<TIndex, TKey, T> Index => index;

    public override void Attach()
    {
        Propagator.AddEdge(index.Source, this);
        Propagator.Schedule(this);
    }

    public override bool Run()
    {
        var source = index.Source;
        if (_isFresh)
        {
            for (var slot = 0; slot < source.Table.SlotBound; slot++)
            {
                if (source.Table.RowAt(slot) is { } row)
                    Add(slot, row);
            }
        }
        else
        {
            foreach (ref readonly var change in source.Delta)
                Follow(change);
        }
        _isFresh = false;
        foreach (var (value, rows) in _touched)
            Write(Table.Reserve(value), rows.Count == 0 ? null : new(value, rows.ToImmutable()));
        _touched.Clear();
        FinishWrites();
        if (source.SyncedNow)
            BecomeSynced();
        return true;
    }

    private void Follow(RowChange<T> change)
    {
        if (change.Old is not null)
        {
            foreach (var value in index.ValuesOf(change.Old))
                RowsOf(value).Remove(index.Source.Table.KeyAt(change.Slot));
        }
        if (change.New is not null)
            Add(change.Slot, change.New);
    }

    private void Add(int slot, T row)
    {
        foreach (var value in index.ValuesOf(row))
            RowsOf(value)[index.Source.Table.KeyAt(slot)] = row;
    }

    private ImmutableDictionary<TKey, T>.Builder RowsOf(TIndex value)
    {
        if (!_touched.TryGetValue(value, out var rows))
        {
            rows = Table.TryGet(value, out var group)
                ? ((ImmutableDictionary<TKey, T>)group.Rows).ToBuilder()
                : ImmutableDictionary.CreateBuilder<TKey, T>();
            _touched.Add(value, rows);
        }
        return rows;
    }
}
