// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;

namespace Benchmarks.Suite;

/// <summary>Every benchmark: those of the engine in the order of their numbers, then those of translation and of addresses.</summary>
internal static class BenchmarkSuite
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        .. ControllersBenchmarks.All,
        .. EndpointsBenchmarks.Small,
        .. ShapeBenchmarks.Diamond,
        .. ShapeBenchmarks.Chain,
        .. ShapeBenchmarks.Policies,
        .. ShapeBenchmarks.KeyedFetch,
        MemoryBenchmark.Pairs,
        MemoryBenchmark.OneRowCollections,
        EndpointsBenchmarks.LabelChurn,
        ReaderBenchmark.Snapshots,
        ShapeBenchmarks.SlowTransform,
        LatencyBenchmark.PerSecond(1_000),
        LatencyBenchmark.PerSecond(10_000),
        .. TranslationBenchmarks.All,
        .. AddressBenchmarks.All,
    ];

    public static TimedBenchmark Timed(string name) =>
        All.OfType<TimedBenchmark>().Single(benchmark => benchmark.Name == name);
}
