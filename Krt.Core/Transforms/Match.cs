// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>
/// Which rows of a collection a transform reads. Combine with <c>&amp;</c>; a row must fulfil every part. A match says
/// precisely which changes re-run the transform, so prefer keys, labels and selectors to a bare predicate, which has to be
/// evaluated for every changed row. Immutable, equal by value; predicates are equal when they are the same delegate.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
public abstract class Match<T> : IResidual<T>
    where T : class
{
    private protected Match() { }

    /// <summary>The keys as an array of the collection's key type, or null for any key.</summary>
    internal virtual object? KeyArray => null;

    /// <summary>What the match demands besides its keys, or null for nothing.</summary>
    internal virtual Match<T>? Condition => this;

    /// <summary>Labels the row must have, if that is a part of the match.</summary>
    internal virtual LabelsMatch<T>? LabelsPart => null;

    /// <summary>Labels the row's selector must match, if that is a part of the match.</summary>
    internal virtual SelectsMatch<T>? SelectsPart => null;

    internal abstract bool IsPredicate { get; }

    bool IResidual<T>.IsPredicate => IsPredicate;

    Match<T>? IResidual<T>.Restriction => this;

    /// <summary>Rows with one of these keys; no keys, no rows.</summary>
    /// <typeparam name="TKey">The key type of the collection that is read.</typeparam>
    public static Match<T> Keys<TKey>(params TKey[] keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new KeysMatch<TKey, T>([.. keys.Distinct()]);
    }

    /// <summary>Rows whose labels fulfil the selector; an empty selector matches every row.</summary>
    public static Match<T> Labels(LabelSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return new LabelsMatch<T>(selector);
    }

    /// <summary>Rows whose selector is fulfilled by these labels.</summary>
    /// <param name="labels">The labels to be selected.</param>
    /// <param name="emptyMatches">Whether a row with an empty selector matches.</param>
    public static Match<T> Selects(LabelSet labels, bool emptyMatches = true)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new SelectsMatch<T>(labels, emptyMatches);
    }

    /// <summary>Rows for which the predicate holds; it must depend on the row and on immutable captures only.</summary>
    public static Match<T> Where(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new PredicateMatch<T>(predicate);
    }

    /// <summary>Rows that fulfil both.</summary>
    /// <exception cref="ArgumentException">Both restrict the keys.</exception>
    public static Match<T> operator &(Match<T> left, Match<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.KeyArray is null || right.KeyArray is null
            ? new CombinedMatch<T>(left, right)
            : throw new ArgumentException("Only one part of a match can restrict the keys.", nameof(right));
    }

    /// <summary>Rows that fulfil both.</summary>
    public static Match<T> BitwiseAnd(Match<T> left, Match<T> right) => left & right;

    /// <summary>Whether a row whose key is already known to match fulfils the rest.</summary>
    internal abstract bool Accepts(T row, RowTraits<T> traits);

    bool IResidual<T>.Includes(T row, RowTraits<T> traits) => Accepts(row, traits);

    bool IResidual<T>.Concerns(T? old, T? @new, RowTraits<T> traits) =>
        (old is not null && Accepts(old, traits)) || (@new is not null && Accepts(@new, traits));
}
