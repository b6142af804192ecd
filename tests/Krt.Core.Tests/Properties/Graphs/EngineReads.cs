// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>A collection that transforms may read, with what they may read it through.</summary>
internal sealed record ReadTarget(
    IKrtCollection<int, Cell> Rows,
    IKrtIndex<int, int, Cell> ByGroup,
    IKrtIndex<int, int, Cell> ByTag,
    IKrtSingleton<Cell> Single
)
{
    public static ReadTarget Of(IKrtCollection<int, Cell> rows, KrtScope scope) =>
        new(
            rows,
            rows.Index(row => row.Group),
            rows.IndexMany(row => row.Tags),
            scope.Singleton(context => CellFunctions.Single(context.Fetch(rows), 1))
        );
}

/// <summary>Tracked reads of a running transform.</summary>
internal sealed class EngineReads(TransformContext context, ReadTarget[] targets) : IReads
{
    public int Targets => targets.Length;

    public Cell? Get(int target, int key) => context.Get(targets[target].Rows, key);

    public bool Exists(int target, int key) => context.Exists(targets[target].Rows, key);

    public IEnumerable<Cell> Fetch(int target, CellMatch match) => context.Fetch(targets[target].Rows, match.ToMatch());

    public IEnumerable<Cell> FetchGroups(int target, int[] groups, CellMatch match) =>
        groups.Length == 1
            ? context.Fetch(targets[target].ByGroup, groups[0], match.ToMatch())
            : context.FetchAny(targets[target].ByGroup, groups, match.ToMatch());

    public IEnumerable<Cell> FetchTags(int target, int[] tags, CellMatch match) =>
        context.FetchAny(targets[target].ByTag, tags, match.ToMatch());

    public IEnumerable<int> FetchParts(int target, CellMatch match) =>
        context.FetchPart(targets[target].Rows, row => row.A, match.ToMatch());

    public int Count(int target, CellMatch match) => context.Count(targets[target].Rows, match.ToMatch());

    public int CountGroup(int target, int group, CellMatch match) =>
        context.Count(targets[target].ByGroup, group, match.ToMatch());

    public int CountTag(int target, int tag, CellMatch match) =>
        context.Count(targets[target].ByTag, tag, match.ToMatch());

    public Cell? Single(int target) => context.Get(targets[target].Single);
}
