// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What a run has counted, so that it can be counted again.</summary>
internal abstract record CountedRows<T>(Match<T>? Match)
    where T : class
{
    public abstract int Count();

    /// <summary>Whether a row is, or was, one of those counted.</summary>
    public virtual bool Include(T row, RowTraits<T> traits) => Match is null || Match.Accepts(row, traits);
}

/// <summary>Rows of a collection.</summary>
internal sealed record CountedCollectionRows<TKey, T>(CollectionNode<TKey, T> Source, Match<T>? Match)
    : CountedRows<T>(Match)
    where TKey : notnull
    where T : class
{
    public override int Count() => Fetching.Read(Source, Match).Count;
}

/// <summary>Rows filed under a value of an index.</summary>
internal sealed record CountedIndexRows<TIndex, TKey, T>(
    IndexTable<TIndex, TKey, T> Index,
    TIndex Value,
    Match<T>? Match
) : CountedRows<T>(Match)
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    public override int Count() => Fetching.Read(Index, Value, Match).Count;

    public override bool Include(T row, RowTraits<T> traits) => Index.Holds(row, Value) && base.Include(row, traits);
}
