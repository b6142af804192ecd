// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What a routing table cannot decide: whether a change of a row it routed concerns the reader.</summary>
internal interface IResidual<T>
    where T : class
{
    bool Concerns(T? old, T? @new, RowTraits<T> traits);
}

/// <summary>Concerned when the row appears or goes, not when it changes.</summary>
internal sealed class PresenceResidual<T> : IResidual<T>
    where T : class
{
    public static readonly PresenceResidual<T> Instance = new();

    public bool Concerns(T? old, T? @new, RowTraits<T> traits) => old is null != @new is null;
}

/// <summary>Concerned when one of two reads of one run is.</summary>
internal sealed class EitherResidual<T>(IResidual<T> first, IResidual<T> second) : IResidual<T>
    where T : class
{
    public bool Concerns(T? old, T? @new, RowTraits<T> traits) =>
        first.Concerns(old, @new, traits) || second.Concerns(old, @new, traits);
}
