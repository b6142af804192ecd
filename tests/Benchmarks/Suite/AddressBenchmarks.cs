// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Addresses;
using Benchmarks.Measuring;
using Syncer.Host.Pipeline;
using static Benchmarks.Measuring.ContenderNames;

namespace Benchmarks.Suite;

/// <summary>
/// A1 to A4: the shipped graph from Services, Pods, EndpointSlices and Nodes to encoded addresses, over an <see
/// cref="AddressWorld"/>; from nothing, one change of one pod, the heap it takes, and a rollout as a proxy sees it.
/// </summary>
internal static class AddressBenchmarks
{
    private static readonly Lazy<AddressWorld> World = new(() => new());

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new TimedBenchmark("A1", "ms", [(KrtCore, () => ColdAddresses.Over(World.Value))]) { IsFresh = true },
        new TimedBenchmark("A2", "us", [(KrtCore, () => new PodEdits(World.Value))]),
        new ObservedBenchmark("A3", [(KrtCore, Held)]),
        new ObservedBenchmark("A4", [(KrtCore, () => Rollout.Observe(World.Value))]),
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
