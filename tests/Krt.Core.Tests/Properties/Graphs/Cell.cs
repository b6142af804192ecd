// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>The row of every collection of a random graph, so that any of them can be wired to any combinator.</summary>
/// <param name="Key">Small, so that keys meet.</param>
/// <param name="A">Small: what modes, labels, index values and other keys are taken from.</param>
/// <param name="B">A digest of what the row was made from.</param>
internal sealed record Cell(int Key, int A, int B) : IKeyed<int>, ILabeled, ISelecting
{
    private static readonly LabelSet[] LabelSets =
    [
        LabelSet.Empty,
        LabelSet.From("x", "0"),
        LabelSet.From("x", "1"),
        LabelSet.From([new("x", "0"), new("y", "0")]),
        LabelSet.From([new("x", "1"), new("y", "0")]),
        LabelSet.From("y", "0"),
    ];

    private static readonly LabelSelector[] Selectors =
    [
        LabelSelector.Everything,
        new(LabelSet.From("x", "0")),
        new(LabelSet.From("x", "1")),
        new(LabelSet.From([new("x", "0"), new("y", "0")])),
        new(LabelSet.Empty, new LabelRequirement("y", LabelOperator.Exists)),
        new(LabelSet.From("y", "0"), new LabelRequirement("x", LabelOperator.NotIn, "1")),
    ];

    public LabelSet Labels => LabelSets[(A + B) % LabelSets.Length];

    public LabelSelector Selector => Selectors[(A + (B / 2)) % Selectors.Length];

    public int Group => A % 4;

    /// <summary>Up to two values, sometimes twice the same.</summary>
    public int[] Tags => B % 5 == 0 ? [] : [A % 3, B % 3];

    /// <summary>A digest of rows that does not depend on their order.</summary>
    public static int Digest(IEnumerable<Cell> rows)
    {
        var digest = 0;
        foreach (var row in rows)
            digest += 1 + (row.Key * 7) + (row.A * 31) + (row.B * 101);
        return digest % 97;
    }
}
