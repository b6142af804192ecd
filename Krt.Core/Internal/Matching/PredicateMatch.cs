// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows for which a predicate of the user's holds.</summary>
internal sealed class PredicateMatch<T>(Func<T, bool> predicate) : Match<T>
    where T : class
{
    private readonly Func<T, bool> _predicate = predicate;

    internal override bool IsPredicate => true;

    internal override bool Accepts(T row, RowTraits<T> traits) => _predicate(row);

    public override bool Equals(object? obj) => obj is PredicateMatch<T> other && _predicate.Equals(other._predicate);

    public override int GetHashCode() => _predicate.GetHashCode();

    public override string ToString() => "predicate";
}
