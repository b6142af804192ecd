// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Reactive.Linq;
using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>A transform that keeps a core busy for 20 microseconds.</summary>
internal static class SlowTransformGraph
{
    public static IDataflow<Versioned> KrtCore(Versioned[] rows)
    {
        var engine = new KrtEngine();
        var source = engine.Root.Source<NamespacedName, Versioned>();
        source.Reset(rows);
        return new KrtCoreDataflow<Versioned, Versioned>(engine, source, source.Select((_, row) => Compute(row)));
    }

    public static IDataflow<Versioned> KrtAlgorithm(Versioned[] rows)
    {
        var runtime = new KrtRuntime();
        var source = new KrtStatic<Versioned>(runtime);
        source.Reset(rows);
        return new KrtAlgorithmDataflow<Versioned, Versioned>(
            runtime,
            source,
            new KrtDerived<Versioned, Versioned>(runtime, source, (_, row) => Compute(row))
        );
    }

    public static IDataflow<Versioned> Join(Versioned[] rows) =>
        new JoinDataflow<Versioned, Versioned>(updates => updates.Select(Compute), rows);

    private static Versioned Compute(Versioned row)
    {
        var end = Stopwatch.GetTimestamp() + (20 * Stopwatch.Frequency / 1_000_000);
        while (Stopwatch.GetTimestamp() < end) { }
        return row with { };
    }
}
