// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B5.update: each operation updates one pod that a service finds by labels.</summary>
public class B5LabelUpdates() : ContenderBenchmarks("B5.update")
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
