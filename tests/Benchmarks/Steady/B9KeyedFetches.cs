// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B9.indexed: each operation changes one fetched row.</summary>
public class B9KeyedFetches() : ContenderBenchmarks("B9.indexed")
{
    /// <summary>Prepares the work.</summary>
    [GlobalSetup]
    public void Prepare() => Prepare(500);

    /// <summary>Does the work.</summary>
    [Benchmark(OperationsPerInvoke = 500)]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [GlobalCleanup]
    public void CleanUp() => Release();
}
