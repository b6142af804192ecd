// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>What a fetching transform may ask. The engine's answers are tracked reads, the model's are plain loops.</summary>
internal interface IReads
{
    /// <summary>How many collections there are to choose from.</summary>
    int Targets { get; }

    Cell? Get(int target, int key);

    bool Exists(int target, int key);

    /// <summary>The rows that match.</summary>
    IEnumerable<Cell> Fetch(int target, CellMatch match);

    /// <summary>The rows under any of the groups that match; of one group by another way than of several.</summary>
    IEnumerable<Cell> FetchGroups(int target, int[] groups, CellMatch match);

    /// <summary>The rows under any of the tags that match.</summary>
    IEnumerable<Cell> FetchTags(int target, int[] tags, CellMatch match);

    /// <summary>What is left of the rows that match when all but a part of them is left out.</summary>
    IEnumerable<int> FetchParts(int target, CellMatch match);

    int Count(int target, CellMatch match);

    int CountGroup(int target, int group, CellMatch match);

    int CountTag(int target, int tag, CellMatch match);

    /// <summary>The row of the singleton of a target.</summary>
    Cell? Single(int target);
}
