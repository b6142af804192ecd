// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// Which rows of a collection a transform reads. Combine with <c>&amp;</c>; a row must fulfil every part. A match says
/// precisely which changes re-run the transform, so prefer keys, labels and selectors to a bare predicate, which has to be
/// evaluated for every changed row.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
public sealed class Match<T>
    where T : class
{
    private Match() { }

    /// <summary>Rows with one of these keys; no keys, no rows.</summary>
    public static Match<T> Keys<TKey>(params IReadOnlyCollection<TKey> keys)
        where TKey : notnull => throw null!;

    /// <summary>Rows whose labels fulfil the selector; an empty selector matches every row.</summary>
    public static Match<T> Labels(LabelSelector selector) => throw null!;

    /// <summary>Rows whose selector is fulfilled by these labels.</summary>
    /// <param name="labels">The labels to be selected.</param>
    /// <param name="emptyMatches">Whether a row with an empty selector matches.</param>
    public static Match<T> Selects(LabelSet labels, bool emptyMatches = true) => throw null!;

    /// <summary>Rows for which the predicate holds; it must depend on the row and on immutable captures only.</summary>
    public static Match<T> Where(Func<T, bool> predicate) => throw null!;

    /// <summary>Rows that fulfil both.</summary>
    public static Match<T> operator &(Match<T> left, Match<T> right) => throw null!;
}
