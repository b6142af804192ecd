// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// What a routing table cannot decide: whether a change of a row it routed concerns the reader. Equal by value, so that
/// readers with equal interests share one decision.
/// </summary>
internal interface IResidual<T>
    where T : class
{
    /// <summary>Whether deciding takes calling a predicate of the user's.</summary>
    bool IsPredicate { get; }

    /// <summary>What a row must fulfil, before or after a change, for the reader to be concerned; null for nothing.</summary>
    Match<T>? Restriction { get; }

    bool Concerns(T? old, T? @new, RowTraits<T> traits);

    /// <summary>Whether the reader sees a row.</summary>
    bool Includes(T row, RowTraits<T> traits);
}
