// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Concerned when the row appears or goes, not when it changes.</summary>
internal sealed class PresenceResidual<T> : IResidual<T>
    where T : class
{
    public static readonly PresenceResidual<T> Instance = new();

    public bool IsPredicate => false;

    public Match<T>? Restriction => null;

    public bool Concerns(T? old, T? @new, RowTraits<T> traits) => old is null != @new is null;

    public bool Includes(T row, RowTraits<T> traits) => true;

    public override string ToString() => "presence";
}
