// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;

namespace Benchmarks.Steady;

/// <summary>B11: each operation moves one pod from one service to another.</summary>
public class B11LabelChurn() : ContenderBenchmarks("B11")
{
    /// <summary>Prepares the work.</summary>
    [GlobalSetup]
    public void Prepare() => Prepare(1_000);

    /// <summary>Does the work.</summary>
    [Benchmark(OperationsPerInvoke = 1_000)]
    public void Run() => RunWorkload();

    /// <summary>Lets go of what the work was done on.</summary>
    [GlobalCleanup]
    public void CleanUp() => Release();
}
