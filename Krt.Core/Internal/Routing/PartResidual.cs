// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Concerned when a part of a row changes, or when the row enters or leaves the match.</summary>
internal sealed class PartResidual<T, TPart>(Match<T>? match, Func<T, TPart> part, IEqualityComparer<TPart> equality)
    : IResidual<T>
    where T : class
{
    public bool IsPredicate => match is { IsPredicate: true };

    public bool Concerns(T? old, T? @new, RowTraits<T> traits)
    {
        var before = old is not null && Includes(old, traits);
        var after = @new is not null && Includes(@new, traits);
        return before != after || (before && !equality.Equals(part(old!), part(@new!)));
    }

    public bool Includes(T row, RowTraits<T> traits) => match is null || match.Accepts(row, traits);

    public override string ToString() => match is null ? typeof(TPart).Name : $"{typeof(TPart).Name} of {match}";
}
