// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Graphs;
using Benchmarks.Measuring;
using Benchmarks.Workloads;
using Benchmarks.Worlds;
using Krt;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>B6 to B9 and B13: graphs that are hard on an engine by their shape.</summary>
internal static class ShapeBenchmarks
{
    /// <summary>B6: 20,000 changes of one row, and of 1,000 rows.</summary>
    public static IReadOnlyList<Benchmark> Diamond { get; } =
    [DiamondOf("B6.1key", 1), DiamondOf("B6.1000keys", 1_000)];

    /// <summary>B7: ten collections; one change at a time, and new rows as fast as they can be written.</summary>
    public static IReadOnlyList<Benchmark> Chain { get; } = [ChainLatency("B7.latency"), ChainAdds("B7.add")];

    /// <summary>B8: 50 policies over 10,000 pods, 200 pods changing; in one commit, and written one by one.</summary>
    public static IReadOnlyList<Benchmark> Policies { get; } = [PolicyCommit("B8.commit"), PolicyBurst("B8.burst")];

    /// <summary>B9: 20,000 keyed fetches; without and with one fetch by a predicate among them.</summary>
    public static IReadOnlyList<Benchmark> KeyedFetch { get; } =
    [KeyedFetchOf("B9.indexed", hasPredicate: false), KeyedFetchOf("B9.mixed", hasPredicate: true)];

    /// <summary>B13: transforms of 20 microseconds, 500 rows per commit.</summary>
    public static Benchmark SlowTransform { get; } =
        new TimedBenchmark(
            "B13",
            "us",
            [
                (KrtCore, () => SlowCommits(SlowTransformGraph.KrtCore(Versioned.Range(500, 0)))),
                (KrtAlgorithm, () => SlowCommits(SlowTransformGraph.KrtAlgorithm(Versioned.Range(500, 0)))),
                (Join, () => SlowCommits(SlowTransformGraph.Join(Versioned.Range(500, 0)))),
            ]
        );

    private static TimedBenchmark DiamondOf(string name, int keys)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (
                    KrtCore,
                    () =>
                        new DiamondChanges(
                            keys,
                            (rows, see) => DiamondGraph.KrtCore(rows, PropagationMode.Dedicated, see)
                        )
                ),
                (
                    KrtCoreInline,
                    () =>
                        new DiamondChanges(keys, (rows, see) => DiamondGraph.KrtCore(rows, PropagationMode.Inline, see))
                ),
                (KrtAlgorithm, () => new DiamondChanges(keys, DiamondGraph.KrtAlgorithm)),
                (Join, () => new DiamondChanges(keys, DiamondGraph.Join)),
            ]
        );
    }

    private static TimedBenchmark ChainLatency(string name)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (KrtCore, () => OneByOne(ChainGraph.KrtCore(10, Versioned.Range(100, 0), PropagationMode.Dedicated))),
                (
                    KrtCoreInline,
                    () => OneByOne(ChainGraph.KrtCore(10, Versioned.Range(100, 0), PropagationMode.Inline))
                ),
                (KrtAlgorithm, () => OneByOne(ChainGraph.KrtAlgorithm(10, Versioned.Range(100, 0)))),
                (Join, () => OneByOne(ChainGraph.Join(10, Versioned.Range(100, 0)))),
            ]
        );

        static OneAtATime<Versioned> OneByOne(IDataflow<Versioned> flow) =>
            new(flow, Versioned.Range(100, 1), Versioned.Range(100, 0));
    }

    private static TimedBenchmark ChainAdds(string name)
    {
        return new TimedBenchmark(
            name,
            "us",
            [
                (KrtCore, () => Adds(ChainGraph.KrtCore(10, [], PropagationMode.Dedicated))),
                (KrtCoreInline, () => Adds(ChainGraph.KrtCore(10, [], PropagationMode.Inline))),
                (KrtAlgorithm, () => Adds(ChainGraph.KrtAlgorithm(10, []))),
                (Join, () => Adds(ChainGraph.Join(10, []))),
            ]
        )
        {
            IsFresh = true,
        };

        static NewRows<Versioned> Adds(IDataflow<Versioned> flow) => new(flow, Versioned.Range(5_000, 0));
    }

    private static TimedBenchmark PolicyCommit(string name)
    {
        var burst = new PolicyWorld();
        return new TimedBenchmark(
            name,
            "ms",
            [
                (KrtCore, () => Together(PoliciesGraph.KrtCore(burst.Pods, burst.Policies))),
                (KrtAlgorithm, () => Together(PoliciesGraph.KrtAlgorithm(burst.Pods, burst.Policies))),
            ]
        );

        AsOneOperation Together(IDataflow<Pod> flow) =>
            new(new AlternatingCommits<Pod>(flow, PolicyWorld.Changes, burst.Changed, burst.Original));
    }

    private static TimedBenchmark PolicyBurst(string name)
    {
        var burst = new PolicyWorld();
        return new TimedBenchmark(
            name,
            "ms",
            [
                (KrtCore, () => OneByOne(PoliciesGraph.KrtCore(burst.Pods, burst.Policies))),
                (KrtAlgorithm, () => OneByOne(PoliciesGraph.KrtAlgorithm(burst.Pods, burst.Policies))),
                (Join, () => OneByOne(PoliciesGraph.Join(burst.Pods, burst.Policies))),
            ]
        );

        AsOneOperation OneByOne(IDataflow<Pod> flow) =>
            new(new AlternatingWrites<Pod>(flow, burst.Changed, burst.Original) { TellsEvents = true });
    }

    private static TimedBenchmark KeyedFetchOf(string name, bool hasPredicate)
    {
        const int Inputs = 20_000;
        const int Changes = 500;
        return new TimedBenchmark(
            name,
            "us",
            [
                (
                    KrtCore,
                    () =>
                        Change(
                            KeyedFetchGraph.KrtCore(
                                Versioned.Range(Inputs, 0),
                                Versioned.Range(Inputs, 0),
                                hasPredicate
                            )
                        )
                ),
                (
                    KrtAlgorithm,
                    () =>
                        Change(
                            KeyedFetchGraph.KrtAlgorithm(
                                Versioned.Range(Inputs, 0),
                                Versioned.Range(Inputs, 0),
                                hasPredicate
                            )
                        )
                ),
                (Join, () => Change(KeyedFetchGraph.Join(Versioned.Range(Inputs, 0), Versioned.Range(Inputs, 0)))),
            ]
        );

        static AlternatingWrites<Versioned> Change(IDataflow<Versioned> flow) =>
            new(flow, Versioned.Range(Changes, 1), Versioned.Range(Changes, 0));
    }

    private static AlternatingCommits<Versioned> SlowCommits(IDataflow<Versioned> flow) =>
        new(flow, 500, Versioned.Range(500, 1), Versioned.Range(500, 0));
}
