// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Which rows of one reading collection depend on which values of one index, whatever the type of the values.</summary>
internal partial interface IIndexRouting<in T>
    where T : class
{
    object Index { get; }

    bool HasReaders { get; }

    void Route(T? old, T? @new, DirtySlots dirty);

    /// <summary>Adds the readers that see a row.</summary>
    void AddReadersOf(T row, ISet<int> readers);
}

/// <summary>Which rows of one reading collection depend on which values of one index.</summary>
internal sealed class IndexRouting<TIndex, TKey, T>(FetchEdge edge, IndexTable<TIndex, TKey, T> index)
    : ValueRouting<TIndex, T>(edge),
        IIndexRouting<T>
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    public object Index => index;

    public void Route(T? old, T? @new, DirtySlots dirty)
    {
        if (!HasReaders)
            return;
        // Residuals look at both rows, so a value that both rows have need not be offered twice.
        if (old is not null && (@new is null || !index.HaveSameValues(old, @new)))
            RouteValues(index.ValuesOf(old), old, @new, dirty);
        if (@new is not null)
            RouteValues(index.ValuesOf(@new), old, @new, dirty);
    }

    public override ReadOnlySpan<int> SlotsOf(TIndex value) => index.Find(value) is { } slots ? slots.Span : [];

    public void AddReadersOf(T row, ISet<int> readers)
    {
        foreach (var value in index.ValuesOf(row))
            Find(value)?.AddReadersOf(row, readers);
    }

    public override DependencyKind Kind => index.Source.KindOf(index);

    public override string Describe(TIndex value, bool isMasked)
    {
        var shown = isMasked ? CollectionNode.Withheld : $"{value}";
        return Kind switch
        {
            DependencyKind.Label => $"labels {shown}",
            DependencyKind.Selector => $"selectors by {shown}",
            _ => $"index {index.Name} = {shown}",
        };
    }

    private void RouteValues(List<TIndex> values, T? old, T? @new, DirtySlots dirty)
    {
        foreach (var value in values)
            Find(value)?.Route(old, @new, dirty);
    }
}
