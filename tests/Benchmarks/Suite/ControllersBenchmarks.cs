// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Graphs;
using Benchmarks.Measuring;
using Benchmarks.Workloads;
using Benchmarks.Worlds;
using Krt;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>B1 to B4: krt's own benchmark, and the same over a hundred times the data.</summary>
internal static class ControllersBenchmarks
{
    private const int RowsPerCommit = 1_000;

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        Updates("B1", () => PodWorld.Small, 1_000),
        Updates("B1L", () => PodWorld.Large, 20_000),
        Commits("B2", () => PodWorld.Small, 1_000),
        Commits("B2L", () => PodWorld.Large, 20_000),
        FirstSync("B3", () => PodWorld.Large),
        ChangesWithoutEffect("B4", () => PodWorld.Small),
    ];

    private static TimedBenchmark Updates(string name, Func<PodWorld> world, int updates)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (KrtCore, () => Alternate(ControllersGraph.KrtCore(world(), PropagationMode.Dedicated))),
                (KrtCoreInline, () => Alternate(ControllersGraph.KrtCore(world(), PropagationMode.Inline))),
                (KrtAlgorithm, () => Alternate(ControllersGraph.KrtAlgorithm(world()))),
                (Join, () => Alternate(ControllersGraph.Join(world()))),
            ]
        );

        AlternatingWrites<Pod> Alternate(IDataflow<Pod> flow) =>
            new(flow, world().Moved(updates), world().Pods[..updates]);
    }

    private static TimedBenchmark Commits(string name, Func<PodWorld> world, int updates)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (KrtCore, () => Alternate(ControllersGraph.KrtCore(world(), PropagationMode.Dedicated))),
                (KrtAlgorithm, () => Alternate(ControllersGraph.KrtAlgorithm(world()))),
                (Join, () => Alternate(ControllersGraph.Join(world()))),
            ]
        );

        AlternatingCommits<Pod> Alternate(IDataflow<Pod> flow) =>
            new(flow, RowsPerCommit, world().Moved(updates), world().Pods[..updates]);
    }

    private static TimedBenchmark FirstSync(string name, Func<PodWorld> world) =>
        new(
            name,
            "ms",
            [
                (KrtCore, () => new FirstSync(world(), w => ControllersGraph.KrtCore(w, PropagationMode.Dedicated))),
                (KrtAlgorithm, () => new FirstSync(world(), ControllersGraph.KrtAlgorithm)),
                (Join, () => new FirstSync(world(), ControllersGraph.Join)),
            ]
        )
        {
            IsFresh = true,
        };

    private static TimedBenchmark ChangesWithoutEffect(string name, Func<PodWorld> world)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (KrtCore, () => Alternate(ControllersGraph.KrtCoreServices(world(), PropagationMode.Dedicated))),
                (KrtCoreInline, () => Alternate(ControllersGraph.KrtCoreServices(world(), PropagationMode.Inline))),
                (KrtAlgorithm, () => Alternate(ControllersGraph.KrtAlgorithmServices(world()))),
                (Join, () => Alternate(ControllersGraph.JoinServices(world()))),
            ]
        );

        AlternatingWrites<Service> Alternate(IDataflow<Service> flow) =>
            new(flow, [.. world().Services.Select(service => service with { Port = 81 })], world().Services)
            {
                TellsEvents = true,
            };
    }
}
