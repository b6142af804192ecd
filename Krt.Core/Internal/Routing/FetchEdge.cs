// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>What the rows of one reading collection read of one source, arranged so that a change finds its readers.</summary>
internal abstract partial class FetchEdge(CollectionNode source, CollectionNode reader)
{
    public CollectionNode Source { get; } = source;

    public CollectionNode Reader { get; } = reader;

    /// <summary>Rows that wait for the source to be synced.</summary>
    public HashSet<int> Parked { get; } = [];

    /// <summary>Whether any row depends on the source at present.</summary>
    public abstract bool HasReaders { get; }

    /// <summary>Marks the readers whom the changes of the running epoch concern.</summary>
    public void Route(DirtySlots dirty)
    {
        if (Parked.Count > 0 && Source.SyncedNow)
        {
            foreach (var slot in Parked)
                dirty.Add(slot);
        }
        RouteChanges(dirty);
    }

    /// <summary>Adds the readers that see a row.</summary>
    public abstract void AddReadersOf(int sourceSlot, ISet<int> readers);

    protected abstract void RouteChanges(DirtySlots dirty);
}

internal sealed partial class FetchEdge<TKey, T> : FetchEdge
    where TKey : notnull
    where T : class
{
    private readonly CollectionNode<TKey, T> _source;
    private readonly List<IIndexRouting<T>> _indexes = [];

    public FetchEdge(CollectionNode<TKey, T> source, CollectionNode reader)
        : base(source, reader)
    {
        _source = source;
        Keys = new KeyRouting<TKey, T>(this, source.Table);
        Everything = new EverythingRouting<T>(this);
    }

    public KeyRouting<TKey, T> Keys { get; }

    public EverythingRouting<T> Everything { get; }

    public override bool HasReaders =>
        Parked.Count > 0 || Keys.HasReaders || Everything.HasReaders || _indexes.Exists(index => index.HasReaders);

    /// <summary>The routing table of an index, or null when nobody has read through that index yet.</summary>
    public IndexRouting<TIndex, TKey, T>? FindIndex<TIndex>(IndexTable<TIndex, TKey, T> index)
        where TIndex : notnull
    {
        foreach (var candidate in CollectionsMarshal.AsSpan(_indexes))
        {
            if (ReferenceEquals(candidate.Index, index))
                return (IndexRouting<TIndex, TKey, T>)candidate;
        }
        return null;
    }

    public IndexRouting<TIndex, TKey, T> AddIndex<TIndex>(IndexTable<TIndex, TKey, T> index)
        where TIndex : notnull
    {
        var routing = new IndexRouting<TIndex, TKey, T>(this, index);
        _indexes.Add(routing);
        return routing;
    }

    public override void AddReadersOf(int sourceSlot, ISet<int> readers)
    {
        if (_source.Table.RowAt(sourceSlot) is not { } row)
            return;
        Keys.Find(_source.Table.KeyAt(sourceSlot))?.AddReadersOf(row, readers);
        Everything.Find(default)?.AddReadersOf(row, readers);
        foreach (var index in _indexes)
            index.AddReadersOf(row, readers);
    }

    protected override void RouteChanges(DirtySlots dirty)
    {
        foreach (ref readonly var change in _source.Delta)
            Route(_source.Table.KeyAt(change.Slot), change.Old, change.New, dirty);
    }

    private void Route(TKey key, T? old, T? @new, DirtySlots dirty)
    {
        if (Keys.HasReaders)
            Keys.Find(key)?.Route(old, @new, dirty);
        if (Everything.HasReaders)
            Everything.Find(default)?.Route(old, @new, dirty);
        foreach (var index in CollectionsMarshal.AsSpan(_indexes))
            index.Route(old, @new, dirty);
    }
}
