// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B2L: each operation updates one of 1,000 pods of a commit, among 100,000.</summary>
public class B2LargeCommits() : ContenderBenchmarks("B2L")
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
