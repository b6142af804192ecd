// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows;

/// <summary>Creates lists from collection expressions.</summary>
public static class ValueListBuilder
{
    /// <summary>Creates a list of the items.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new([.. items]);
}
