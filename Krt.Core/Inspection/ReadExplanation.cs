// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Something that a row was made of.</summary>
/// <param name="Collection">The collection that was read.</param>
/// <param name="Kind">How the rows were found.</param>
/// <param name="Match">The same in words, such as <c>input</c> or <c>index by-namespace = default</c>.</param>
/// <param name="Count">The number of rows that were found.</param>
/// <param name="Rows">These rows, as far as <see cref="ExplainOptions.MaxRows"/> allowed.</param>
public sealed record ReadExplanation(
    CollectionReference Collection,
    DependencyKind Kind,
    string Match,
    int Count,
    IReadOnlyList<RowExplanation> Rows
);
