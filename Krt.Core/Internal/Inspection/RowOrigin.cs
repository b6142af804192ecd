// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>One thing that a row was made of.</summary>
/// <param name="Source">Where it was read.</param>
/// <param name="Kind">How the rows were found.</param>
/// <param name="Match">The same in words.</param>
/// <param name="Slots">The rows that were found.</param>
internal sealed record RowOrigin(CollectionNode Source, DependencyKind Kind, string Match, IReadOnlyList<int> Slots);
