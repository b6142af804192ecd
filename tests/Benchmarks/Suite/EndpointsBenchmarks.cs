// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Graphs;
using Benchmarks.Measuring;
using Benchmarks.Workloads;
using Benchmarks.Worlds;
using Krt;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>B5 and B11: services fetch pods by labels.</summary>
internal static class EndpointsBenchmarks
{
    private const int PodUpdates = 500;
    private const int Relabelings = 1_000;

    private static readonly Lazy<PodWorld> TenPodsPerService = new(() => new PodWorld(10_000, 1_000, 1, 1_000));

    // A million pods are let go of as soon as the benchmark is over.
    private static readonly WeakReference<PodWorld> Million = new(null!);

    /// <summary>B5: 1,000 services and 10,000 pods, no index made by the user.</summary>
    public static IReadOnlyList<Benchmark> Small { get; } = [Sync("B5.sync"), Updates("B5.update")];

    /// <summary>B11: labels of a million pods move among 100,000 services. krt gets an index, without which it would not end.</summary>
    public static Benchmark LabelChurn { get; } =
        new TimedBenchmark(
            "B11",
            "us",
            [
                (KrtCore, () => Relabel(EndpointsGraph.KrtCore(MillionPods(), PropagationMode.Dedicated))),
                (KrtAlgorithm, () => Relabel(EndpointsGraph.KrtAlgorithm(MillionPods(), useIndex: true))),
                (Join, () => Relabel(EndpointsGraph.Join(MillionPods()))),
            ]
        );

    private static TimedBenchmark Sync(string name) =>
        new(
            name,
            "ms",
            [
                (
                    KrtCore,
                    () =>
                        new FirstSync(
                            TenPodsPerService.Value,
                            w => EndpointsGraph.KrtCore(w, PropagationMode.Dedicated)
                        )
                ),
                (
                    KrtAlgorithm,
                    () => new FirstSync(TenPodsPerService.Value, w => EndpointsGraph.KrtAlgorithm(w, useIndex: false))
                ),
                (Join, () => new FirstSync(TenPodsPerService.Value, EndpointsGraph.Join)),
            ]
        )
        {
            IsFresh = true,
        };

    private static TimedBenchmark Updates(string name)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (KrtCore, () => Alternate(w => EndpointsGraph.KrtCore(w, PropagationMode.Dedicated))),
                (KrtCoreInline, () => Alternate(w => EndpointsGraph.KrtCore(w, PropagationMode.Inline))),
                (KrtAlgorithm, () => Alternate(w => EndpointsGraph.KrtAlgorithm(w, useIndex: false))),
                (Join, () => Alternate(EndpointsGraph.Join)),
            ]
        );

        static AlternatingWrites<Pod> Alternate(Func<PodWorld, IDataflow<Pod>> build)
        {
            var world = TenPodsPerService.Value;
            return new(build(world), world.Moved(PodUpdates), world.Pods[..PodUpdates]);
        }
    }

    private static AlternatingWrites<Pod> Relabel(IDataflow<Pod> flow) =>
        new(flow, MillionPods().Relabeled(Relabelings), MillionPods().Pods[..Relabelings]);

    private static PodWorld MillionPods()
    {
        if (!Million.TryGetTarget(out var world))
            Million.SetTarget(world = new PodWorld(1_000_000, 100_000, 1, 100_000));
        return world;
    }
}
