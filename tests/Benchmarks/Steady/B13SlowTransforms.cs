// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B13: each operation recomputes one row.</summary>
public class B13SlowTransforms() : ContenderBenchmarks("B13")
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
