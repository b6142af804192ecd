// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;

namespace Benchmarks.Workloads;

/// <summary>Counts a whole run as one operation.</summary>
internal sealed class AsOneOperation(IWorkload workload) : IWorkload
{
    public int Operations => 1;

    public IEnumerable<(string Name, double Value, string Unit)> Facts => workload.Facts;

    public void Run() => workload.Run();

    public void Dispose() => workload.Dispose();
}
