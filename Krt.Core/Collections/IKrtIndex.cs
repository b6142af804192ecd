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
    IReadOnlyList<T> Lookup(TIndex value);
}
