// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B3: each operation syncs 105,000 rows.</summary>
public class B3FirstSync() : ContenderBenchmarks("B3")
{
    /// <summary>Prepares the work.</summary>
    [IterationSetup]
    public void Prepare() => Prepare(1);

    /// <summary>Does the work.</summary>
    [Benchmark]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [IterationCleanup]
    public void CleanUp() => Release();
}
