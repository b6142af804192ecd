// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Benchmarks.Worlds;

namespace Benchmarks.Workloads;

/// <summary>Builds a dataflow over rows that exist and waits until everything has been observed. An operation is all of it.</summary>
internal sealed class FirstSync(PodWorld world, Func<PodWorld, IDisposable> build) : IWorkload
{
    private IDisposable? _flow;

    public int Operations => 1;

    public void Run() => _flow = build(world);

    public void Dispose() => _flow?.Dispose();
}
