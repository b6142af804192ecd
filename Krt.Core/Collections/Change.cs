// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>The net change of one key in one epoch.</summary>
/// <param name="Kind">Add has <paramref name="New"/> only, Update both rows, Delete <paramref name="Old"/> only.</param>
/// <param name="Key">The key of the row.</param>
/// <param name="Old">The row as it was delivered last.</param>
/// <param name="New">The row as it is now.</param>
public readonly record struct Change<TKey, T>(ChangeKind Kind, TKey Key, T? Old, T? New)
    where TKey : notnull
    where T : class
{
    /// <summary>The new row, or the removed one for a Delete.</summary>
    public T Latest => New ?? Old!;
}
