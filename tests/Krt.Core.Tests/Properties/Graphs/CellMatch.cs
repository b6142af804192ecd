// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>A condition on rows in every shape that a match has.</summary>
internal readonly record struct CellMatch(
    int[]? Keys = null,
    LabelSelector? Labels = null,
    LabelSet? Selects = null,
    bool EmptySelects = false,
    int? Divisor = null
)
{
    public bool Accepts(Cell row) =>
        (Keys is null || Keys.Contains(row.Key))
        && (Labels is null || Labels.Matches(row.Labels))
        && (Selects is null || (row.Selector.IsEmpty ? EmptySelects : row.Selector.Matches(Selects)))
        && (Divisor is not { } divisor || row.A % divisor == 0);

    public Match<Cell>? ToMatch()
    {
        Match<Cell>? match = null;
        // A predicate first: it must not matter in which order parts are combined.
        if (Divisor is { } divisor)
            match = Match<Cell>.Where(row => row.A % divisor == 0);
        if (Labels is not null)
            match = And(match, Match<Cell>.Labels(Labels));
        if (Selects is not null)
            match = And(match, Match<Cell>.Selects(Selects, EmptySelects));
        if (Keys is not null)
            match = And(match, Match<Cell>.Keys(Keys));
        return match;
    }

    private static Match<Cell> And(Match<Cell>? left, Match<Cell> right) => left is null ? right : left & right;
}
