// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Benchmarks.Dataflows;
using Benchmarks.Graphs;
using Benchmarks.Measuring;
using Benchmarks.Worlds;
using Krt;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>
/// B14: how long after a write its event is observed, at a steady rate of writes over 1,000 rows and one derived collection.
/// </summary>
internal static class LatencyBenchmark
{
    private const int Rows = 1_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    public static Benchmark PerSecond(int writes) =>
        new ObservedBenchmark(
            $"B14.{writes}",
            [
                (KrtCore, () => Observe(writes, see => ChainGraph.KrtCore(1, [], PropagationMode.Dedicated, see))),
                (KrtAlgorithm, () => Observe(writes, see => ChainGraph.KrtAlgorithm(1, [], see))),
                (Join, () => Observe(writes, see => ChainGraph.Join(1, [], see))),
            ]
        );

    private static IEnumerable<(string What, double Value, string Unit)> Observe(
        int writesPerSecond,
        Func<Action<Versioned>, IDataflow<Versioned>> build
    )
    {
        var latencies = new List<double>(2 * writesPerSecond);
        // The version of a row is the time of its write.
        using var flow = build(row => latencies.Add(Stopwatch.GetElapsedTime(row.Version).TotalMicroseconds));
        WriteAtRate(flow, writesPerSecond, WarmUp);
        flow.Settle();
        latencies.Clear();
        GC.Collect();
        WriteAtRate(flow, writesPerSecond, Duration);
        flow.Settle();
        return
        [
            ("p50", Quantiles.At(0.5, latencies), "us"),
            ("p99", Quantiles.At(0.99, latencies), "us"),
            ("max", Quantiles.At(1, latencies), "us"),
        ];
    }

    /// <summary>Writes at even intervals; a writer that was held up catches up.</summary>
    public static void WriteAtRate(IDataflow<Versioned> flow, int writesPerSecond, TimeSpan duration)
    {
        var rows = Versioned.Range(Rows, 0);
        var start = Stopwatch.GetTimestamp();
        var writes = (int)(writesPerSecond * duration.TotalSeconds);
        for (var write = 0; write < writes; write++)
        {
            var due = start + (write * Stopwatch.Frequency / writesPerSecond);
            while (Stopwatch.GetTimestamp() < due)
                Thread.Yield();
            flow.Set(rows[write % Rows] with { Version = Stopwatch.GetTimestamp() });
        }
    }
}
