// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Baseline;
using Benchmarks.Graphs;
using Benchmarks.Measuring;
using Benchmarks.Worlds;
using Krt;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>B10: what rows and collections hold of the heap, after collecting garbage.</summary>
internal static class MemoryBenchmark
{
    private const int Collections = 1_000;

    /// <summary>100,000 pods with one derived row each: all in, and without the rows themselves.</summary>
    public static Benchmark Pairs { get; } =
        new ObservedBenchmark(
            "B10.pair",
            [
                (KrtCore, () => PairsOf(world => ControllersGraph.KrtCore(world, PropagationMode.Dedicated))),
                (KrtAlgorithm, () => PairsOf(ControllersGraph.KrtAlgorithm)),
                (Join, () => PairsOf(ControllersGraph.Join)),
            ]
        );

    /// <summary>Collections of one row with one fetch, over one source.</summary>
    public static Benchmark OneRowCollections { get; } =
        new ObservedBenchmark(
            "B10.collection",
            [(KrtCore, () => PerCollection(BuildKrtCore)), (KrtAlgorithm, () => PerCollection(BuildKrtAlgorithm))]
        );

    private static IEnumerable<(string What, double Value, string Unit)> PairsOf(Func<PodWorld, IDisposable> build)
    {
        var empty = Heap();
        var world = new PodWorld(100_000, 5_000, namespaces: 1_000, apps: 625);
        var sources = Heap() - empty;
        var derived = MeasureDerivedRows(world);
        var before = Heap();
        using var flow = build(world);
        var engine = Heap() - before;
        GC.KeepAlive(world);
        var pods = (double)world.Pods.Length;
        yield return ("all", (sources + engine) / pods, "bytes");
        yield return ("overhead", (engine - derived) / pods, "bytes");
    }

    // The same rows that every contender derives, in an array.
    private static double MeasureDerivedRows(PodWorld world)
    {
        var before = Heap();
        var rows = new Workload[world.Pods.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var pod = world.Pods[i];
            rows[i] = new Workload(pod.Key, pod.ResourceName, pod.Address, [pod.Key.Name]);
        }
        var held = Heap() - before - (rows.Length * IntPtr.Size);
        GC.KeepAlive(rows);
        return held;
    }

    private static IEnumerable<(string What, double Value, string Unit)> PerCollection(Func<object> build)
    {
        // What is loaded and compiled once is no part of a collection.
        build();
        var threads = System.Diagnostics.Process.GetCurrentProcess().Threads.Count;
        var before = Heap();
        var graph = build();
        var held = Heap() - before;
        yield return ("heap", held / (double)Collections, "bytes");
        yield return ("threads", System.Diagnostics.Process.GetCurrentProcess().Threads.Count - threads, "in all");
        GC.KeepAlive(graph);
    }

    private static object BuildKrtCore()
    {
        var engine = new KrtEngine();
        var source = engine.Root.Source<NamespacedName, Versioned>();
        source.Reset(Versioned.Range(1, 0));
        var key = Versioned.Of(0, 0).Key;
        for (var i = 0; i < Collections; i++)
            source.Select((context, row) => context.Get(source, key) is null ? null : row);
        engine.WhenSettledAsync().AsTask().GetAwaiter().GetResult();
        return engine;
    }

    private static object BuildKrtAlgorithm()
    {
        var runtime = new KrtRuntime();
        var source = new KrtStatic<Versioned>(runtime);
        source.Reset(Versioned.Range(1, 0));
        var key = Versioned.Of(0, 0).ResourceName;
        for (var i = 0; i < Collections; i++)
        {
            _ = new KrtDerived<Versioned, Versioned>(
                runtime,
                source,
                (context, row) => context.Fetch(source, new KrtFilter<Versioned> { Key = key }).Count == 0 ? null : row
            );
        }
        runtime.Settle();
        return source;
    }

    /// <summary>What is held after collecting garbage, in bytes.</summary>
    public static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
