// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>The rows filed under one value of an index. Immutable; equal when the value and all rows are.</summary>
/// <param name="Key">The value.</param>
/// <param name="Rows">The rows by their keys, at least one.</param>
public sealed record RowGroup<TIndex, TKey, T>(TIndex Key, IReadOnlyDictionary<TKey, T> Rows) : IKeyed<TIndex>
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    /// <inheritdoc/>
    public bool Equals(RowGroup<TIndex, TKey, T>? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && EqualityComparer<TIndex>.Default.Equals(Key, other.Key)
            && (ReferenceEquals(Rows, other.Rows) || HasSameRows(other.Rows))
        );

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Rows.Count);

    private bool HasSameRows(IReadOnlyDictionary<TKey, T> other)
    {
        if (Rows.Count != other.Count)
            return false;
        foreach (var (key, row) in Rows)
        {
            if (!other.TryGetValue(key, out var others) || !row.Equals(others))
                return false;
        }
        return true;
    }
}
