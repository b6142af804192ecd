// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

// How every kind of node is built from the engine's combinators.
internal sealed partial class EngineGraph
{
    private IKrtCollection<int, Cell> Build(NodeSpec spec, int number)
    {
        var input = _collections[GraphModel.InputOf(spec, number)];
        ReadTarget[] targets = [.. GraphModel.TargetsOf(spec, number).Select(target => _collections[target])];
        var rows = input.Rows;
        int seed = spec.Seed;
        return spec.Kind switch
        {
            NodeKind.Select => rows.Select((_, row) => Counted(number, row, CellFunctions.Select(row, seed))),
            NodeKind.SelectOwnKey => rows.Select((_, row) => CellFunctions.SelectOwnKey(row, seed), row => row.Key),
            NodeKind.SelectMany => rows.SelectMany((_, row) => CellFunctions.SelectMany(row, seed), row => row.Key),
            NodeKind.Status => BuildStatus(rows, number, seed),
            NodeKind.Where => rows.Where(row => CellFunctions.Where(row, seed)),
            NodeKind.View => rows.View(CellFunctions.View),
            NodeKind.Union => rows.Union(targets[0].Rows, targets[1].Rows),
            NodeKind.UnionDisjoint when seed % 2 == 0 => rows.Where(row => GraphPartition.IsFirst(row, seed))
                .UnionDisjoint(targets[0].Rows.Where(row => !GraphPartition.IsFirst(row, seed))),
            NodeKind.UnionDisjoint => rows.Where(GraphPartition.IsLow)
                .UnionDisjoint(rows.Where(row => !GraphPartition.IsLow(row))),
            NodeKind.Merge => rows.Merge(
                present => CellFunctions.Merge(present, seed),
                targets[0].Rows,
                targets[1].Rows
            ),
            NodeKind.MergeMany => rows.Select((_, row) => targets[row.A % targets.Length].Rows)
                .MergeMany(present => CellFunctions.Merge(present, seed)),
            NodeKind.Groups => BuildGroups(input.ByGroup, number),
            NodeKind.TagGroups => BuildGroups(input.ByTag, number),
            NodeKind.Singleton => Engine
                .Root.Singleton(context => CellFunctions.Single(context.Fetch(rows), seed))
                .AsCollection()
                .Select((_, row) => row, row => row.Key),
            NodeKind.FromNothing => Engine.Root.FromNothing<int, Cell>(context =>
                CellFunctions.FromNothing(context.Fetch(rows), seed)
            ),
            NodeKind.FetchOwnKey => rows.Select(
                (context, row) =>
                    Counted(number, row, Fetches.Run(row, seed, new EngineReads(context, targets))) is { } cell
                        ? cell with
                        {
                            Key = cell.A % 6,
                        }
                        : null,
                row => row.Key
            ),
            NodeKind.FetchFailing => rows.Select(
                (context, row) =>
                    Counted(number, row, Fetches.Run(row, seed, new EngineReads(context, targets))) is var cell
                    && CellFunctions.Fails(cell, seed)
                        ? throw new FormatException("expected")
                        : cell,
                new CollectionOptions<int, Cell> { Errors = TransformErrorPolicy.Remove }
            ),
            _ => rows.Select(
                (context, row) => Counted(number, row, Fetches.Run(row, seed, new EngineReads(context, targets)))
            ),
        };
    }

    private IKrtCollection<int, Cell> BuildStatus(IKrtCollection<int, Cell> input, int number, int seed)
    {
        var (statuses, rows) = input.SelectManyWithStatus(
            (_, row) => (CellFunctions.Status(row, seed), CellFunctions.SelectMany(row, seed)),
            row => row.Key
        );
        var transcript = new Transcript<RowStatus<Cell, string>>($"{number} status", statuses);
        _transcripts.Add(transcript);
        _statuses.Add((number, transcript));
        return rows;
    }

    private IKrtCollection<int, Cell> BuildGroups(IKrtIndex<int, int, Cell> index, int number)
    {
        var groups = index.AsCollection();
        _transcripts.Add(
            new Transcript<RowGroup<int, int, Cell>>($"{number} groups", groups, reportsEqualUpdates: true)
        );
        return groups.Select((_, group) => CellFunctions.Group(group.Key, group.Rows.Values));
    }

    // Counted when the transform returns: a run that was given up on the way is repeated, and is none.
    private Cell? Counted(int number, Cell row, Cell? result)
    {
        Count(number, row.Key);
        return result;
    }
}
