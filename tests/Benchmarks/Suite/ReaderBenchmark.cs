// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Graphs;
using Benchmarks.Measuring;
using Benchmarks.Worlds;
using Krt;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>
/// B12: a reader takes snapshots of 1,000 rows and looks ten keys up in each, while another thread writes 10,000 rows per
/// second.
/// </summary>
internal static class ReaderBenchmark
{
    private const int WritesPerSecond = 10_000;
    private const int KeysPerSnapshot = 10;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    public static Benchmark Snapshots { get; } =
        new ObservedBenchmark("B12", [(KrtCore, OnKrtCore), (KrtAlgorithm, OnKrtAlgorithm)]);

    private static IEnumerable<(string What, double Value, string Unit)> OnKrtCore()
    {
        var rows = Versioned.Range(1_000, 0);
        using var flow = (KrtCoreDataflow<Versioned, Versioned>)ChainGraph.KrtCore(1, rows, PropagationMode.Dedicated);
        return Read(
            flow,
            () =>
            {
                var snapshot = flow.Output.Snapshot;
                for (var i = 0; i < KeysPerSnapshot; i++)
                    snapshot.TryGetValue(rows[i].Key, out _);
            }
        );
    }

    private static IEnumerable<(string What, double Value, string Unit)> OnKrtAlgorithm()
    {
        var rows = Versioned.Range(1_000, 0);
        using var flow = (KrtAlgorithmDataflow<Versioned, Versioned>)ChainGraph.KrtAlgorithm(1, rows);
        return Read(
            flow,
            () =>
            {
                // A list is all that gives several rows of one state.
                var snapshot = flow.Output.List().ToDictionary(row => row.ResourceName, StringComparer.Ordinal);
                for (var i = 0; i < KeysPerSnapshot; i++)
                    snapshot.TryGetValue(rows[i].ResourceName, out _);
            }
        );
    }

    private static (string What, double Value, string Unit)[] Read(IDataflow<Versioned> flow, Action read)
    {
        for (var i = 0; i < 2_000; i++)
            read();
        using var writing = new CancellationTokenSource();
        long reads = 0;
        var reader = new Thread(() =>
        {
            for (; !writing.IsCancellationRequested; reads++)
                read();
        });
        reader.Start();
        LatencyBenchmark.WriteAtRate(flow, WritesPerSecond, Duration);
        writing.Cancel();
        reader.Join();
        flow.Settle();
        return [("snapshot", Duration.TotalNanoseconds / reads, "ns")];
    }
}
