// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Concerned when one of two reads of one run is.</summary>
internal sealed class EitherResidual<T>(IResidual<T> first, IResidual<T> second) : IResidual<T>
    where T : class
{
    public bool IsPredicate => first.IsPredicate || second.IsPredicate;

    public bool Concerns(T? old, T? @new, RowTraits<T> traits) =>
        first.Concerns(old, @new, traits) || second.Concerns(old, @new, traits);

    public bool Includes(T row, RowTraits<T> traits) => first.Includes(row, traits) || second.Includes(row, traits);

    public override string ToString() => $"({first}) or ({second})";
}
