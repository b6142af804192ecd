// SPDX-License-Identifier: Apache-2.0

using System.IO.Enumeration;

namespace Krt.Internal;

/// <summary>Takes a dump: collects between two epochs, and makes text of it afterwards.</summary>
internal sealed class Dumper(Propagator propagator, DumpOptions options)
{
    private readonly ReadResolver _resolver = new();
    private readonly List<(CollectionDump Summary, Func<RowDump>[] Rows)> _collected = [];
    private long _epoch;

    /// <summary>Collects; runs between two epochs.</summary>
    public Dumper Collect()
    {
        _epoch = propagator.Published.Epoch;
        foreach (var node in propagator.Nodes.Values)
        {
            // The input of everything that has none is a part of the engine.
            if (node == propagator.Nothing || !FileSystemName.MatchesSimpleExpression(options.Names, node.Name, false))
                continue;
            var rows = options.IncludeRows
                ? node.Computations(_resolver).Take(options.MaxRows).Select(computation => Capture(node, computation))
                : [];
            _collected.Add((Summarize(node), [.. rows]));
        }
        return this;
    }

    public GraphDump Render() =>
        new(
            _epoch,
            [
                .. _collected.Select(collected =>
                    collected.Summary with
                    {
                        Rows = [.. collected.Rows.Select(render => render())],
                    }
                ),
            ]
        );

    private CollectionDump Summarize(CollectionNode node)
    {
        var statistics = node.Statistics;
        return new CollectionDump
        {
            Id = node.Id,
            Name = node.Name,
            Kind = node.Kind,
            Scope = node.Scope.Name,
            Height = node.Height,
            IsSynced = node.IsSynced,
            HoldsSecrets = node.HoldsSecrets,
            Epoch = node.ChangedIn,
            RowCount = node.RowCount,
            Inputs = [.. node.MadeOf.Where(input => input != propagator.Nothing).Select(ReferenceTo)],
            Fetches = [.. node.CountFetches()],
            Indexes = node.Indexes,
            Metadata = node.Metadata.ToDictionary(
                pair => pair.Key,
                pair =>
                    node.HoldsSecrets ? CollectionNode.Withheld
                    : pair.Value is null ? ""
                    : Text.Of(pair.Value),
                StringComparer.Ordinal
            ),
            Subscriptions = node.SubscriptionCount,
            Backlog = node.Backlog,
            ParkedRows = node.ParkedCount,
            Runs = statistics.Runs,
            SpuriousRuns = statistics.SpuriousRuns,
            Cutoffs = statistics.Cutoffs,
            Changes = statistics.Changes,
            Errors = statistics.Errors,
            Collisions = statistics.Collisions,
            PredicateChecks = statistics.PredicateChecks,
            NondeterministicRuns = statistics.NondeterministicRuns,
            OutsideReads = statistics.OutsideReads,
            LastViolation = statistics.LastViolation,
            Duration = propagator.Options.TimeProvider.GetElapsedTime(0, statistics.Ticks),
            Rows = [],
        };
    }

    private Func<RowDump> Capture(CollectionNode node, Computation computation)
    {
        CapturedRow[] inputs =
        [
            .. computation
                .Inputs.Where(origin => origin.Source != propagator.Nothing)
                .SelectMany(origin =>
                    origin.Slots.Take(options.MaxKeys).Select(slot => CapturedRow.At(origin.Source, slot))
                ),
        ];
        (CapturedRow Row, bool IsShadowed)[] outputs =
        [
            .. computation.Outputs.Select(output => (CapturedRow.At(node, output.Slot), output.IsShadowed)),
        ];
        (RowOrigin Read, CapturedRow[] Found)[] reads =
        [
            .. computation.Reads.Select(read =>
                (read, read.Slots.Take(options.MaxKeys).Select(slot => CapturedRow.At(read.Source, slot)).ToArray())
            ),
        ];
        return () =>
            new RowDump(
                [.. inputs.Select(input => new RowReference(input.Collection, input.KeyText))],
                [
                    .. outputs.Select(output => new OutputDump(
                        output.Row.KeyText,
                        // The row under the key is the other input's.
                        output.IsShadowed
                            ? null
                            : output.Row.ValueText(options.IncludeValues),
                        output.IsShadowed
                    )),
                ],
                [
                    .. reads.Select(read => new DependencyDump(
                        ReferenceTo(read.Read.Source),
                        read.Read.Kind,
                        read.Read.Match,
                        read.Read.Slots.Count,
                        [.. read.Found.Select(found => found.KeyText)]
                    )),
                ],
                computation.ParkedOn is { } waitedFor ? ReferenceTo(waitedFor) : null,
                ErrorText(node, computation.Failure)
            );
    }

    public static string? ErrorText(CollectionNode node, Exception? failure) =>
        failure is null ? null
        : node.SeesSecrets ? failure.GetType().Name
        : $"{failure.GetType().Name}: {failure.Message}";

    private static CollectionReference ReferenceTo(CollectionNode node) => new(node.Id, node.Name);
}
