// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The order of keys that decides between two inputs with one output key: ordinal, never by culture.</summary>
internal static class KeyOrder<TKey>
    where TKey : notnull
{
    public static readonly IComparer<TKey> Comparer =
        typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)StringComparer.Ordinal
        : typeof(IComparable<TKey>).IsAssignableFrom(typeof(TKey)) ? Comparer<TKey>.Default
        : Comparer<TKey>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));
}
