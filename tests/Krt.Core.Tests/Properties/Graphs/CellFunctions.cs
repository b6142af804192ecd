// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>What the collections of a random graph compute, apart from how: the engine and the model both call it.</summary>
internal static class CellFunctions
{
    public static Cell? Select(Cell row, int seed) =>
        (row.A + seed) % 5 == 0 ? null : new Cell(row.Key, (row.A + seed) % 8, (row.B * 3) % 31);

    /// <summary>Several inputs have one output key.</summary>
    public static Cell? SelectOwnKey(Cell row, int seed) =>
        (row.B + seed) % 7 == 0 ? null : new Cell((row.A + seed) % 6, row.Key % 8, row.B % 31);

    /// <summary>Up to four rows, some of one key: the first of them counts.</summary>
    public static IEnumerable<Cell> SelectMany(Cell row, int seed)
    {
        for (var i = 0; i < row.A % 5; i++)
            yield return new Cell((row.Key + (i * (row.B % 3))) % 10, (row.A + i + seed) % 8, i);
    }

    public static string? Status(Cell row, int seed) => (row.A + seed) % 3 == 0 ? null : $"{row.A % 4}";

    public static bool Where(Cell row, int seed) => (row.A + row.B + seed) % 3 != 0;

    /// <summary>Whether a transform throws instead of giving its result.</summary>
    public static bool Fails(Cell? result, int seed) => result is not null && (result.B + seed) % 4 == 0;

    public static Cell View(Cell row) => new(row.Key, row.A % 3, row.B % 5);

    public static Cell? Merge(IReadOnlyList<Cell> rows, int seed)
    {
        var (a, b) = (seed, 0);
        foreach (var row in rows)
            (a, b) = (a + row.A, (b * 5) + row.B);
        return a % 9 == 0 ? null : new Cell(rows[0].Key, a % 8, b % 31);
    }

    public static Cell Group(int value, IEnumerable<Cell> rows) => new(value, rows.Count() % 8, Cell.Digest(rows));

    public static Cell Single(IEnumerable<Cell> rows, int seed) => new(rows.Count() % 3, seed % 8, Cell.Digest(rows));

    public static IEnumerable<Cell> FromNothing(IEnumerable<Cell> rows, int seed) =>
        rows.OrderBy(row => row.Key).Take(4).Select(row => new Cell((row.Key + seed) % 7, row.A, row.B % 3));
}
