// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>Collections in a row, each made from the one before.</summary>
internal static class ChainGraph
{
    public static IDataflow<Versioned> KrtCore(
        int length,
        Versioned[] rows,
        PropagationMode mode,
        Action<Versioned>? onRow = null
    )
    {
        var engine = new KrtEngine(new KrtEngineOptions { Mode = mode });
        var source = engine.Root.Source<NamespacedName, Versioned>();
        source.Reset(rows);
        IKrtCollection<NamespacedName, Versioned> last = source;
        for (var link = 0; link < length; link++)
            last = last.Select((_, row) => row with { });
        return new KrtCoreDataflow<Versioned, Versioned>(engine, source, last, onRow: onRow);
    }

    public static IDataflow<Versioned> KrtAlgorithm(int length, Versioned[] rows, Action<Versioned>? onRow = null)
    {
        var runtime = new KrtRuntime();
        var source = new KrtStatic<Versioned>(runtime);
        source.Reset(rows);
        KrtCollection<Versioned> last = source;
        for (var link = 0; link < length; link++)
            last = new KrtDerived<Versioned, Versioned>(runtime, last, (_, row) => row with { });
        return new KrtAlgorithmDataflow<Versioned, Versioned>(runtime, source, last, onRow: onRow);
    }

    public static IDataflow<Versioned> Join(int length, Versioned[] rows, Action<Versioned>? onRow = null)
    {
        return new JoinDataflow<Versioned, Versioned>(
            updates => Enumerable.Range(0, length).Aggregate(updates, (last, _) => Link(last)),
            rows,
            onRow
        );

        static IObservable<Versioned> Link(IObservable<Versioned> input)
        {
            var rows = new Dictionary<NamespacedName, Versioned>();
            return input
                .Select(row => row with { })
                .Where(row =>
                {
                    if (rows.TryGetValue(row.Key, out var former) && former.Equals(row))
                        return false;
                    rows[row.Key] = row;
                    return true;
                });
        }
    }
}
