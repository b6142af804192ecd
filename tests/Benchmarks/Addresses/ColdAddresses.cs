// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Syncer.Host.Pipeline;

namespace Benchmarks.Addresses;

/// <summary>Builds the shipped graph over an <see cref="AddressWorld"/> and waits until it is synced and settled.</summary>
internal sealed class ColdAddresses : IWorkload
{
    // The code of the graph is compiled by its first run, which the published binary has behind it.
    private static readonly Lazy<bool> Compiled = new(() =>
    {
        using var first = new ColdAddresses(new AddressWorld(services: 10));
        first.Run();
        return true;
    });

    private readonly AddressWorld _world;
    private SyncerPipeline? _pipeline;

    private ColdAddresses(AddressWorld world) => _world = world;

    public static ColdAddresses Over(AddressWorld world)
    {
        _ = Compiled.Value;
        return new(world);
    }

    public int Operations => 1;

    public void Run()
    {
        _pipeline = new SyncerPipeline(new());
        _world.LoadAsync(_pipeline).GetAwaiter().GetResult();
    }

    public void Dispose() => _pipeline?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
