// SPDX-License-Identifier: Apache-2.0

using System.Collections;

namespace Krt;

/// <summary>The rows a fetch found: a view without a copy, valid until the transform returns, in no particular order.</summary>
public readonly struct RowSet<TKey, T> : IReadOnlyCollection<T>
    where TKey : notnull
    where T : class
{
    /// <summary>The number of rows; counting costs one pass.</summary>
    public int Count => throw null!;

    /// <summary>The only row, or <see langword="null"/> when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public T? SingleOrDefault() => throw null!;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => throw null!;

    IEnumerator IEnumerable.GetEnumerator() => throw null!;
}
