// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B4: each operation changes a service that 20 pods read, to no effect.</summary>
public class B4ChangesWithoutEffect() : ContenderBenchmarks("B4")
{
    /// <summary>Prepares the work.</summary>
    [GlobalSetup]
    public void Prepare() => Prepare(50);

    /// <summary>Does the work.</summary>
    [Benchmark(OperationsPerInvoke = 50)]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [GlobalCleanup]
    public void CleanUp() => Release();
}
