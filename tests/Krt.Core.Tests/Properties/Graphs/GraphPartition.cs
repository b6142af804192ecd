// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>Which of two inputs of a disjoint union a row is taken from.</summary>
internal static class GraphPartition
{
    public static bool IsFirst(Cell row, int seed) => (row.Key + seed) % 2 == 0;

    /// <summary>By content instead: within one collection a key then moves from one half to the other.</summary>
    public static bool IsLow(Cell row) => row.A < 4;
}
