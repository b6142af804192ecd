// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Syncer.Host.Pipeline;

namespace Benchmarks.Addresses;

/// <summary>Builds the shipped graph over an <see cref="AddressWorld"/> and waits until it is synced and settled.</summary>
internal sealed class ColdAddresses(AddressWorld world) : IWorkload
{
    private SyncerPipeline? _pipeline;

    public int Operations => 1;

    public void Run()
    {
        _pipeline = new SyncerPipeline(new());
        world.LoadAsync(_pipeline).GetAwaiter().GetResult();
    }

    public void Dispose() => _pipeline?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
