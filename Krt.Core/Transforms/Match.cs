// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>
/// Which rows of a collection a transform reads. Combine with <c>&amp;</c>; a row must fulfil every part. A match says
/// precisely which changes re-run the transform, so prefer keys, labels and selectors to a bare predicate, which has to be
/// evaluated for every changed row.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
public sealed class Match<T> : IResidual<T>
    where T : class
{
    private readonly Func<T, bool>? _predicate;
    private readonly bool _emptyMatches;

    /// <summary>The rest of a combined match.</summary>
    internal Match<T>? And { get; }

    private Match(
        object? keys = null,
        LabelSelector? labels = null,
        LabelSet? selectedLabels = null,
        bool emptyMatches = false,
        Func<T, bool>? predicate = null,
        Match<T>? and = null
    )
    {
        KeyArray = keys;
        LabelTerm = labels;
        SelectsTerm = selectedLabels;
        _emptyMatches = emptyMatches;
        _predicate = predicate;
        And = and;
    }

    /// <summary>The keys as an array of the collection's key type, or null for any key.</summary>
    internal object? KeyArray { get; }

    internal LabelSelector? LabelTerm { get; }

    internal LabelSet? SelectsTerm { get; }

    internal bool EmptySelectorMatches => _emptyMatches;

    /// <summary>Whether the match restricts more than the keys.</summary>
    internal bool HasCondition =>
        LabelTerm is not null || SelectsTerm is not null || _predicate is not null || And is not null;

    internal bool IsPredicate => _predicate is not null || And is { IsPredicate: true };

    /// <summary>Rows with one of these keys; no keys, no rows.</summary>
    /// <typeparam name="TKey">The key type of the collection that is read.</typeparam>
    public static Match<T> Keys<TKey>(params TKey[] keys)
        where TKey : notnull => new(keys: keys.Distinct().ToArray());

    /// <summary>Rows whose labels fulfil the selector; an empty selector matches every row.</summary>
    public static Match<T> Labels(LabelSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return new(labels: selector);
    }

    /// <summary>Rows whose selector is fulfilled by these labels.</summary>
    /// <param name="labels">The labels to be selected.</param>
    /// <param name="emptyMatches">Whether a row with an empty selector matches.</param>
    public static Match<T> Selects(LabelSet labels, bool emptyMatches = true)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new(selectedLabels: labels, emptyMatches: emptyMatches);
    }

    /// <summary>Rows for which the predicate holds; it must depend on the row and on immutable captures only.</summary>
    public static Match<T> Where(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(predicate: predicate);
    }

    /// <summary>Rows that fulfil both.</summary>
    /// <exception cref="ArgumentException">Both restrict the keys.</exception>
    public static Match<T> operator &(Match<T> left, Match<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.KeyArray is not null && right.KeyArray is not null)
            throw new ArgumentException("Only one part of a match can restrict the keys.", nameof(right));
        // The part with keys goes first: it is the one that routes.
        var (first, second) = right.KeyArray is null ? (left, right) : (right, left);
        return new(
            first.KeyArray,
            first.LabelTerm,
            first.SelectsTerm,
            first._emptyMatches,
            first._predicate,
            first.And is null ? second : first.And & second
        );
    }

    /// <summary>Rows that fulfil both.</summary>
    public static Match<T> BitwiseAnd(Match<T> left, Match<T> right) => left & right;

    /// <summary>Whether a row whose key is already known to match fulfils the rest.</summary>
    internal bool Accepts(T row, RowTraits<T> traits) =>
        (LabelTerm is null || LabelTerm.Matches(traits.LabelsOf(row)))
        && (SelectsTerm is null || AcceptsSelector(traits.SelectorOf(row), SelectsTerm))
        && (_predicate is null || _predicate(row))
        && (And is null || And.Accepts(row, traits));

    bool IResidual<T>.IsPredicate => IsPredicate;

    bool IResidual<T>.Includes(T row, RowTraits<T> traits) => Accepts(row, traits);

    bool IResidual<T>.Concerns(T? old, T? @new, RowTraits<T> traits) =>
        (old is not null && Accepts(old, traits)) || (@new is not null && Accepts(@new, traits));

    private bool AcceptsSelector(LabelSelector selector, LabelSet labels) =>
        selector.IsEmpty ? _emptyMatches : selector.Matches(labels);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Terms());

    private IEnumerable<string> Terms()
    {
        if (LabelTerm is not null)
            yield return $"labels {LabelTerm}";
        if (SelectsTerm is not null)
            yield return $"selector of {SelectsTerm}";
        if (_predicate is not null)
            yield return "predicate";
        if (And?.ToString() is { Length: > 0 } rest)
            yield return rest;
    }
}
