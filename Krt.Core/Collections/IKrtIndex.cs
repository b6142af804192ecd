// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Rows of a collection by a value derived from them, kept up to date with the collection.</summary>
public interface IKrtIndex<TIndex, TKey, T>
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    /// <summary>The display name.</summary>
    string Name { get; }

    /// <summary>The rows filed under a value at the published epoch, in no particular order; empty when there are none.</summary>
    /// <remarks>
    /// Waits for the epoch that is running. Readers that must not wait read <see cref="AsCollection"/> instead.
    /// </remarks>
    IReadOnlyList<T> Lookup(TIndex value);

    /// <summary>
    /// The groups of the index as a collection: one row per value that any row is filed under, changed when a row of the
    /// group is. A new collection at each call.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The indexed collection was disposed.</exception>
    IKrtCollection<TIndex, RowGroup<TIndex, TKey, T>> AsCollection(
        CollectionOptions<TIndex, RowGroup<TIndex, TKey, T>>? options = null
    );
}
