// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B7.latency: each operation changes one row and waits for the end of the chain.</summary>
public class B7ChainLatency() : ContenderBenchmarks("B7.latency")
{
    /// <summary>Prepares the work.</summary>
    [GlobalSetup]
    public void Prepare() => Prepare(100);

    /// <summary>Does the work.</summary>
    [Benchmark(OperationsPerInvoke = 100)]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [GlobalCleanup]
    public void CleanUp() => Release();
}
