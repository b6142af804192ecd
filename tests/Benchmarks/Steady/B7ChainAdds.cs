// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B7.add: each operation adds one row.</summary>
public class B7ChainAdds() : ContenderBenchmarks("B7.add")
{
    /// <summary>Prepares the work.</summary>
    [IterationSetup]
    public void Prepare() => Prepare(5_000);

    /// <summary>Does the work.</summary>
    [Benchmark(OperationsPerInvoke = 5_000)]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [IterationCleanup]
    public void CleanUp() => Release();
}
