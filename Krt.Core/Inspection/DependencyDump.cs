// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Something that a run read besides its input.</summary>
/// <param name="Collection">The collection that was read.</param>
/// <param name="Kind">How the rows were found.</param>
/// <param name="Match">The same in words, such as <c>key default/a</c> or <c>index by-namespace = default</c>.</param>
/// <param name="Count">The number of rows it resolves to.</param>
/// <param name="Keys">Their keys as text, at most <see cref="DumpOptions.MaxKeys"/>.</param>
public sealed record DependencyDump(
    CollectionReference Collection,
    DependencyKind Kind,
    string Match,
    int Count,
    IReadOnlyList<string> Keys
);
