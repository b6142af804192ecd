// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Baseline;

/// <summary>What a fetch is narrowed by; all parts must hold.</summary>
internal sealed class KrtFilter<T>
    where T : class, IResource
{
    public string? Key { get; init; }

    public KrtIndex<T>? Index { get; init; }

    public string IndexValue { get; init; } = "";

    public LabelSelector? Labels { get; init; }

    public LabelSet? Selects { get; init; }

    public Func<T, bool>? Predicate { get; init; }

    public bool Matches(T row) =>
        (Key is null || Key == row.ResourceName)
        && (Index is null || Index.ValueOf(row) == IndexValue)
        && MatchesContent(row);

    /// <summary>Whether a row found by key or index fulfils the rest.</summary>
    public bool MatchesContent(T row) =>
        (Labels is null || Labels.Matches(((ILabeled)row).Labels))
        && (Selects is null || ((ISelecting)row).Selector.Matches(Selects))
        && (Predicate is null || Predicate(row));
}
