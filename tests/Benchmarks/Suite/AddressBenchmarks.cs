// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Addresses;
using Benchmarks.Measuring;
using Benchmarks.Workloads;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Core;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>
/// A1 to A4: the shipped graph from Services, Pods, EndpointSlices and Nodes to encoded addresses, over an <see
/// cref="AddressWorld"/>; from nothing, one change of one pod, the heap it takes, and a rollout as a proxy sees it.
/// </summary>
internal static class AddressBenchmarks
{
    private const int Edits = 100;

    private static readonly Lazy<AddressWorld> World = new(() => new());

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new TimedBenchmark("A1", "ms", [(KrtCore, () => ColdAddresses.Over(World.Value))]) { IsFresh = true },
        new TimedBenchmark(
            "A2",
            "us",
            [
                (
                    KrtCore,
                    () =>
                        new RowEdits<Pod>(World.Value.LoadAsync, [Readiness(isReady: false), Readiness(isReady: true)])
                ),
            ]
        ),
        new ObservedBenchmark("A3", [(KrtCore, Held)]),
        new ObservedBenchmark("A4", [(KrtCore, () => Rollout.Observe(World.Value))]),
    ];

    private static Pod[] Readiness(bool isReady) =>
        [
            .. Enumerable
                .Range(0, Edits)
                .Select(edit => AddressWorld.PodAt(edit * (AddressWorld.Pods / Edits), isReady: isReady)),
        ];

    private static IEnumerable<(string What, double Value, string Unit)> Held()
    {
        var world = World.Value;
        var before = MemoryBenchmark.Heap();
        var pipeline = new SyncerPipeline(new());
        world.LoadAsync(pipeline).GetAwaiter().GetResult();
        var held = MemoryBenchmark.Heap() - before;
        pipeline.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.KeepAlive(world);
        return [("heap", held / 1e6, "MB beyond the rows")];
    }
}
