// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>Transforms that read: of what, how and how much depends on the row, and on what was read before.</summary>
internal static class Fetches
{
    public static Cell? Run(Cell row, int seed, IReads reads)
    {
        var mode = row.A + seed;
        var target = (row.B + seed) % reads.Targets;
        var digest = Read(row, mode, target, reads);
        if (mode % 3 == 0)
            digest += 13 * Read(row, mode + 1 + (digest % 5), (target + digest) % reads.Targets, reads);
        return digest % 11 == 10 ? null : new Cell(row.Key, digest % 8, digest % 31);
    }

    private static int Read(Cell row, int mode, int target, IReads reads)
    {
        var match = MatchOf(row, mode / 3);
        return (mode % 12) switch
        {
            0 => reads.Get(target, row.B % 8) is { } found ? found.B + 1 : 0,
            1 => reads.Get(target, (reads.Get(target, row.A)?.A ?? 0) + 1)?.B ?? 0,
            2 => reads.Exists(target, row.B % 8) ? 1 : 0,
            3 => Cell.Digest(reads.Fetch(target, match)),
            4 => Cell.Digest(reads.FetchGroups(target, [row.A % 4], match)),
            5 => Cell.Digest(reads.FetchGroups(target, [row.A % 4, row.B % 4, 1], match)),
            6 => Cell.Digest(reads.FetchTags(target, [row.A % 3, row.B % 3], match)),
            7 => reads.FetchParts(target, match).Sum(),
            8 => reads.Count(target, match),
            9 => reads.CountGroup(target, row.B % 4, match),
            10 => reads.CountTag(target, row.B % 3, match),
            _ => reads.Single(target)?.B ?? 3,
        };
    }

    private static CellMatch MatchOf(Cell row, int shape) =>
        (shape % 10) switch
        {
            0 => new(),
            1 => new(Keys: [row.B % 8, row.A]),
            2 => new(Labels: row.Selector),
            3 => new(Selects: row.Labels, EmptySelects: row.B % 2 == 0),
            4 => new(Divisor: 2 + (row.B % 3)),
            5 => new(Keys: [row.B % 8, row.A, 3], Labels: row.Selector),
            6 => new(Labels: row.Selector, Divisor: 2),
            7 => new(Labels: row.Selector, Selects: row.Labels),
            8 => new(Keys: [], Divisor: 2),
            _ => new(Keys: [row.A], Selects: row.Labels, EmptySelects: true, Divisor: 3),
        };
}
