// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What happened to a row between two published epochs.</summary>
public enum ChangeKind : byte
{
    /// <summary>The key had no row and has one now.</summary>
    Add,

    /// <summary>The row of the key was replaced by an unequal one, or re-evaluated by <see cref="SourceCollection{TKey,T}.Touch"/>.</summary>
    Update,

    /// <summary>The key had a row and has none now.</summary>
    Delete,
}
