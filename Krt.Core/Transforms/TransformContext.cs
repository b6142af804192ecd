// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// What a transform reads other collections through. Every read is recorded, and the row is computed again when, and only
/// when, a change could alter what was read. A context is valid during one run of one transform, on its thread.
/// </summary>
/// <remarks>
/// A read of a collection that is not synced ends the run: the row waits until that collection is synced, other rows go on.
/// So a transform never sees half of a collection.
/// </remarks>
public sealed class TransformContext
{
    internal TransformContext() { }

    /// <summary>The row of a key; the run is repeated when the row appears, changes or goes.</summary>
    public T? Get<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class => throw null!;

    /// <summary>The row of a singleton.</summary>
    public T? Get<T>(IKrtSingleton<T> singleton)
        where T : class => throw null!;

    /// <summary>Whether a key has a row; a change of that row does not repeat the run.</summary>
    public bool Exists<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class => throw null!;

    /// <summary>The rows that match; all rows without a match.</summary>
    public RowSet<TKey, T> Fetch<TKey, T>(IKrtCollection<TKey, T> collection, Match<T>? match = null)
        where TKey : notnull
        where T : class => throw null!;

    /// <summary>The rows filed under a value of an index, narrowed by a match.</summary>
    public RowSet<TKey, T> Fetch<TIndex, TKey, T>(
        IKrtIndex<TIndex, TKey, T> index,
        TIndex value,
        Match<T>? match = null
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class => throw null!;
}
