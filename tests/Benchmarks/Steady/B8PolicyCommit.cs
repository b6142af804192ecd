// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B8.commit: each operation changes 200 pods in one commit.</summary>
public class B8PolicyCommit() : ContenderBenchmarks("B8.commit")
{
    /// <summary>Prepares the work.</summary>
    [GlobalSetup]
    public void Prepare() => Prepare(1);

    /// <summary>Does the work.</summary>
    [Benchmark]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [GlobalCleanup]
    public void CleanUp() => Release();
}
