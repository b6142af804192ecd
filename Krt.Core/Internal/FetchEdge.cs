// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>What the rows of one reading collection read of one source, arranged so that a change finds its readers.</summary>
internal abstract class FetchEdge(CollectionNode source)
{
    public CollectionNode Source { get; } = source;

    /// <summary>Rows that wait for the source to be synced.</summary>
    public HashSet<int> Parked { get; } = [];

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

    protected abstract void RouteChanges(DirtySlots dirty);
}

internal sealed class FetchEdge<TKey, T>(CollectionNode<TKey, T> source) : FetchEdge(source)
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TKey, Posting<TKey, T>> _keys = [];
    private readonly List<IndexRouting<T>> _indexes = [];

    public EverythingPosting<T> Everything { get; } = new();

    public Posting<TKey, T> Key(TKey key) => Posting<TKey, T>.GetOrAdd(_keys, key);

    public Posting<TIndex, T> IndexValue<TIndex>(IndexTable<TIndex, TKey, T> index, TIndex value)
        where TIndex : notnull
    {
        foreach (var candidate in CollectionsMarshal.AsSpan(_indexes))
        {
            if (ReferenceEquals(candidate.Index, index))
                return ((IndexRouting<TIndex, TKey, T>)candidate).At(value);
        }
        var routing = new IndexRouting<TIndex, TKey, T>(index);
        _indexes.Add(routing);
        return routing.At(value);
    }

    protected override void RouteChanges(DirtySlots dirty)
    {
        foreach (ref readonly var change in source.Delta)
        {
            if (_keys.Count > 0 && _keys.TryGetValue(source.Table.KeyAt(change.Slot), out var readers))
                readers.Route(change.Old, change.New, source.Traits, dirty);
            Everything.Route(change.Old, change.New, source.Traits, dirty);
            foreach (var index in CollectionsMarshal.AsSpan(_indexes))
                index.Route(change.Old, change.New, dirty);
        }
    }
}
