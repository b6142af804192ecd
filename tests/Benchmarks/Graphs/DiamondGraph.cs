// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>Two collections from one source, and a third that pairs each row of the one with the same row of the other.</summary>
internal static class DiamondGraph
{
    public static IDataflow<Versioned> KrtCore(Versioned[] rows, PropagationMode mode, Action<VersionPair> onPair)
    {
        var engine = new KrtEngine(new KrtEngineOptions { Mode = mode });
        var source = engine.Root.Source<NamespacedName, Versioned>();
        source.Reset(rows);
        var left = source.Select((_, row) => row with { });
        var right = source.Select((_, row) => row with { });
        var pairs = left.Select(
            (context, row) =>
                context.Get(right, row.Key) is { } other
                    ? new VersionPair(row.Key, row.ResourceName, row.Version, other.Version)
                    : null
        );
        return new KrtCoreDataflow<Versioned, VersionPair>(engine, source, pairs, onRow: onPair);
    }

    public static IDataflow<Versioned> KrtAlgorithm(Versioned[] rows, Action<VersionPair> onPair)
    {
        var runtime = new KrtRuntime();
        var source = new KrtStatic<Versioned>(runtime);
        source.Reset(rows);
        var left = new KrtDerived<Versioned, Versioned>(runtime, source, (_, row) => row with { });
        var right = new KrtDerived<Versioned, Versioned>(runtime, source, (_, row) => row with { });
        runtime.Settle();
        var pairs = new KrtDerived<Versioned, VersionPair>(
            runtime,
            left,
            (context, row) =>
                context.Fetch(right, new KrtFilter<Versioned> { Key = row.ResourceName }) is [var other]
                    ? new VersionPair(row.Key, row.ResourceName, row.Version, other.Version)
                    : null
        );
        return new KrtAlgorithmDataflow<Versioned, VersionPair>(runtime, source, pairs, onRow: onPair);
    }

    public static IDataflow<Versioned> Join(Versioned[] rows, Action<VersionPair> onPair)
    {
        var left = new Dictionary<NamespacedName, Versioned>();
        var right = new Dictionary<NamespacedName, Versioned>();
        return new JoinDataflow<Versioned, VersionPair>(
            updates =>
                Pairs(updates.Select(row => row with { }), left)
                    .Merge(Pairs(updates.Select(row => row with { }), right)),
            rows,
            onPair
        );

        IObservable<VersionPair> Pairs(IObservable<Versioned> updates, Dictionary<NamespacedName, Versioned> side) =>
            updates.SelectMany(row =>
            {
                side[row.Key] = row;
                return left.TryGetValue(row.Key, out var first) && right.TryGetValue(row.Key, out var second)
                    ? Observable.Return(new VersionPair(row.Key, row.ResourceName, first.Version, second.Version))
                    : Observable.Empty<VersionPair>();
            });
    }
}
