// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B6.1000keys: each operation changes one row.</summary>
public class B6DiamondOfThousandKeys() : ContenderBenchmarks("B6.1000keys")
{
    /// <summary>Prepares the work.</summary>
    [GlobalSetup]
    public void Prepare() => Prepare(20_000);

    /// <summary>Does the work.</summary>
    [Benchmark(OperationsPerInvoke = 20_000)]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [GlobalCleanup]
    public void CleanUp() => Release();
}
