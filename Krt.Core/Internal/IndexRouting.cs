// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Which rows of one reading collection depend on which values of one index.</summary>
internal abstract class IndexRouting<T>(object index)
    where T : class
{
    public object Index { get; } = index;

    public abstract void Route(T? old, T? @new, DirtySlots dirty);
}

internal sealed class IndexRouting<TIndex, TKey, T>(IndexTable<TIndex, TKey, T> index) : IndexRouting<T>(index)
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TIndex, Posting<TIndex, T>> _postings = [];

    public Posting<TIndex, T> At(TIndex value) => Posting<TIndex, T>.GetOrAdd(_postings, value);

    public override void Route(T? old, T? @new, DirtySlots dirty)
    {
        if (_postings.Count == 0)
            return;
        if (old is not null)
            RouteValues(index.ValuesOf(old), old, @new, dirty);
        if (@new is not null)
            RouteValues(index.ValuesOf(@new), old, @new, dirty);
    }

    private void RouteValues(List<TIndex> values, T? old, T? @new, DirtySlots dirty)
    {
        foreach (var value in values)
        {
            if (_postings.TryGetValue(value, out var posting))
                posting.Route(old, @new, index.Source.Traits, dirty);
        }
    }
}
