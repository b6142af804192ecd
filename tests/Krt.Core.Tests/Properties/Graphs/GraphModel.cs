// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>What every collection of a random graph has to hold, computed from the sources alone.</summary>
internal sealed class GraphModel(IReadOnlyList<NodeSpec> specs)
{
    public const int Sources = 3;
    private readonly List<Dictionary<int, Cell>> _collections = [];

    /// <summary>The rows of the sources, then of every node.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, Cell>> Collections => _collections;

    /// <summary>What the nodes with a status tell, by the number of the node.</summary>
    public Dictionary<int, Dictionary<int, string>> Statuses { get; } = [];

    public static int[] TargetsOf(NodeSpec spec, int available) =>
        spec.Kind == NodeKind.FetchFar
            ? [available - 1, Math.Max(0, available - 2), spec.Second % available]
            : [spec.Second % available, spec.Third % available, (spec.First + spec.Second) % available];

    public static int InputOf(NodeSpec spec, int available) =>
        spec.Kind == NodeKind.FetchFar ? spec.First % Sources : spec.First % available;

    public void Evaluate(IReadOnlyList<IReadOnlyDictionary<int, Cell>> sources)
    {
        _collections.Clear();
        Statuses.Clear();
        foreach (var source in sources)
            _collections.Add(new Dictionary<int, Cell>(source));
        foreach (var spec in specs)
            _collections.Add(RowsOf(spec));
    }

    private Dictionary<int, Cell> RowsOf(NodeSpec spec)
    {
        var input = _collections[InputOf(spec, _collections.Count)];
        var targets = TargetsOf(spec, _collections.Count).Select(target => _collections[target]).ToArray();
        var seed = spec.Seed;
        switch (spec.Kind)
        {
            case NodeKind.Select:
                return OnePerInput(input, row => CellFunctions.Select(row, seed));
            case NodeKind.SelectOwnKey:
                return ByLowestInput(input, row => OneOrNone(CellFunctions.SelectOwnKey(row, seed)));
            case NodeKind.Status:
                Statuses[_collections.Count] = input
                    .Where(pair => CellFunctions.Status(pair.Value, seed) is not null)
                    .ToDictionary(pair => pair.Key, pair => CellFunctions.Status(pair.Value, seed)!);
                return ByLowestInput(input, row => CellFunctions.SelectMany(row, seed));
            case NodeKind.SelectMany:
                return ByLowestInput(input, row => CellFunctions.SelectMany(row, seed));
            case NodeKind.Where:
                return OnePerInput(input, row => CellFunctions.Where(row, seed) ? row : null);
            case NodeKind.View:
                return OnePerInput(input, CellFunctions.View);
            case NodeKind.Union:
                return PerKey([input, targets[0], targets[1]], rows => rows[0]);
            case NodeKind.UnionDisjoint when seed % 2 == 0:
                return PerKey(
                    [
                        Keep(input, row => GraphPartition.IsFirst(row, seed)),
                        Keep(targets[0], row => !GraphPartition.IsFirst(row, seed)),
                    ],
                    rows => rows[0]
                );
            case NodeKind.UnionDisjoint:
                return new(input);
            case NodeKind.Merge:
                return PerKey([input, targets[0], targets[1]], rows => CellFunctions.Merge(rows, seed));
            case NodeKind.MergeMany:
                var members = input.OrderBy(pair => pair.Key).Select(pair => targets[pair.Value.A % targets.Length]);
                return PerKey([.. members.Distinct()], rows => CellFunctions.Merge(rows, seed));
            case NodeKind.Groups:
                return Groups(input, row => [row.Group]);
            case NodeKind.TagGroups:
                return Groups(input, row => row.Tags);
            case NodeKind.Singleton:
                var single = CellFunctions.Single(input.Values, seed);
                return new() { [single.Key] = single };
            case NodeKind.FromNothing:
                var rows = new Dictionary<int, Cell>();
                foreach (var row in CellFunctions.FromNothing(input.Values, seed))
                    rows.TryAdd(row.Key, row);
                return rows;
            case NodeKind.FetchOwnKey:
                return ByLowestInput(
                    input,
                    row =>
                        OneOrNone(
                            Fetches.Run(row, seed, new Reads(targets)) is { } cell
                                ? cell with
                                {
                                    Key = cell.A % 6,
                                }
                                : null
                        )
                );
            case NodeKind.FetchFailing:
                return OnePerInput(
                    input,
                    row =>
                        Fetches.Run(row, seed, new Reads(targets)) is { } cell && !CellFunctions.Fails(cell, seed)
                            ? cell
                            : null
                );
            default:
                return OnePerInput(input, row => Fetches.Run(row, seed, new Reads(targets)));
        }
    }

    private static IEnumerable<Cell> OneOrNone(Cell? row) => row is null ? [] : [row];

    private static Dictionary<int, Cell> OnePerInput(Dictionary<int, Cell> input, Func<Cell, Cell?> transform)
    {
        var rows = new Dictionary<int, Cell>();
        foreach (var (key, row) in input)
        {
            if (transform(row) is { } output)
                rows.Add(key, output);
        }
        return rows;
    }

    private static Dictionary<int, Cell> Keep(Dictionary<int, Cell> input, Func<Cell, bool> predicate) =>
        OnePerInput(input, row => predicate(row) ? row : null);

    private static Dictionary<int, Cell> ByLowestInput(
        Dictionary<int, Cell> input,
        Func<Cell, IEnumerable<Cell>> transform
    )
    {
        var rows = new Dictionary<int, Cell>();
        foreach (var (_, row) in input.OrderBy(pair => pair.Key))
        {
            foreach (var output in transform(row))
                rows.TryAdd(output.Key, output);
        }
        return rows;
    }

    private static Dictionary<int, Cell> PerKey(
        IReadOnlyList<Dictionary<int, Cell>> inputs,
        Func<IReadOnlyList<Cell>, Cell?> combine
    )
    {
        var rows = new Dictionary<int, Cell>();
        foreach (var key in inputs.SelectMany(input => input.Keys).Distinct())
        {
            Cell[] present = [.. inputs.Where(input => input.ContainsKey(key)).Select(input => input[key])];
            if (combine(present) is { } row)
                rows.Add(key, row);
        }
        return rows;
    }

    private static Dictionary<int, Cell> Groups(Dictionary<int, Cell> input, Func<Cell, int[]> values) =>
        input
            .Values.SelectMany(row => values(row).Distinct().Select(value => (value, row)))
            .GroupBy(pair => pair.value, pair => pair.row)
            .ToDictionary(group => group.Key, group => CellFunctions.Group(group.Key, group));

    private sealed class Reads(Dictionary<int, Cell>[] targets) : IReads
    {
        public int Targets => targets.Length;

        public Cell? Get(int target, int key) => targets[target].GetValueOrDefault(key);

        public bool Exists(int target, int key) => targets[target].ContainsKey(key);

        public IEnumerable<Cell> Fetch(int target, CellMatch match) => targets[target].Values.Where(match.Accepts);

        public IEnumerable<Cell> FetchGroups(int target, int[] groups, CellMatch match) =>
            Fetch(target, match).Where(row => groups.Contains(row.Group));

        public IEnumerable<Cell> FetchTags(int target, int[] tags, CellMatch match) =>
            Fetch(target, match).Where(row => row.Tags.Intersect(tags).Any());

        public IEnumerable<int> FetchParts(int target, CellMatch match) => Fetch(target, match).Select(row => row.A);

        public int Count(int target, CellMatch match) => Fetch(target, match).Count();

        public int CountGroup(int target, int group, CellMatch match) => FetchGroups(target, [group], match).Count();

        public int CountTag(int target, int tag, CellMatch match) => FetchTags(target, [tag], match).Count();

        public Cell? Single(int target) => CellFunctions.Single(targets[target].Values, 1);
    }
}
