// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows that fulfil two matches, at most one of which restricts the keys.</summary>
internal sealed class CombinedMatch<T> : Match<T>
    where T : class
{
    private readonly Match<T> _left;
    private readonly Match<T> _right;

    public CombinedMatch(Match<T> left, Match<T> right)
    {
        _left = left;
        _right = right;
        KeyArray = left.KeyArray ?? right.KeyArray;
        // Without keys the whole is the condition, which is what routing compares and keeps.
        Condition = KeyArray is null ? this : Combine(left.Condition, right.Condition);
    }

    internal override object? KeyArray { get; }

    internal override Match<T>? Condition { get; }

    internal override LabelsMatch<T>? LabelsPart => _left.LabelsPart ?? _right.LabelsPart;

    internal override SelectsMatch<T>? SelectsPart => _left.SelectsPart ?? _right.SelectsPart;

    internal override bool IsPredicate => _left.IsPredicate || _right.IsPredicate;

    // A predicate is user code and comes last.
    internal override bool Accepts(T row, RowTraits<T> traits) =>
        _left.IsPredicate
            ? _right.Accepts(row, traits) && _left.Accepts(row, traits)
            : _left.Accepts(row, traits) && _right.Accepts(row, traits);

    public override bool Equals(object? obj) =>
        obj is CombinedMatch<T> other && _left.Equals(other._left) && _right.Equals(other._right);

    public override int GetHashCode() => HashCode.Combine(_left, _right);

    public override string ToString() => $"{_left} and {_right}";

    private static Match<T>? Combine(Match<T>? left, Match<T>? right) =>
        left is null ? right
        : right is null ? left
        : new CombinedMatch<T>(left, right);
}
