// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Concerned when a part of a row changes, or when the row enters or leaves the match.</summary>
internal sealed class PartResidual<T, TPart>(Match<T>? match, Func<T, TPart> part, IEqualityComparer<TPart> equality)
    : IResidual<T>
    where T : class
{
    private readonly Func<T, TPart> _part = part;
    private readonly IEqualityComparer<TPart> _equality = equality;

    public bool IsPredicate => match is { IsPredicate: true };

    public Match<T>? Restriction => match;

    public bool Concerns(T? old, T? @new, RowTraits<T> traits)
    {
        var before = old is not null && Includes(old, traits);
        var after = @new is not null && Includes(@new, traits);
        return before != after || (before && !_equality.Equals(_part(old!), _part(@new!)));
    }

    public bool Includes(T row, RowTraits<T> traits) => match is null || match.Accepts(row, traits);

    public override bool Equals(object? obj) =>
        obj is PartResidual<T, TPart> other
        && _part.Equals(other._part)
        && _equality.Equals(other._equality)
        && Equals(match, other.Restriction);

    public override int GetHashCode() => HashCode.Combine(_part, match);

    public override string ToString() => match is null ? typeof(TPart).Name : $"{typeof(TPart).Name} of {match}";
}
