// SPDX-License-Identifier: Apache-2.0

using BenchmarkDotNet.Attributes;
using Benchmarks.Measuring;
using Benchmarks.Suite;

namespace Benchmarks.Steady;

/// <summary>A timed benchmark of the suite, run by BenchmarkDotNet for each of its contenders.</summary>
/// <param name="name">The name of the benchmark in the suite.</param>
[MemoryDiagnoser]
public abstract class ContenderBenchmarks(string name)
{
    private readonly TimedBenchmark _benchmark = BenchmarkSuite.Timed(name);
    private IWorkload? _workload;

    /// <summary>Who does the work.</summary>
    [ParamsSource(nameof(Contenders))]
    public string Contender { get; set; } = "";

    /// <summary>Everyone who can do it.</summary>
    public IEnumerable<string> Contenders => _benchmark.Contenders.Select(contender => contender.Contender);

    /// <summary>Prepares the work, which must have as many operations as the benchmark method says.</summary>
    private protected void Prepare(int operations)
    {
        _workload = _benchmark.Contenders.Single(candidate => candidate.Contender == Contender).Prepare();
        if (_workload.Operations != operations)
            throw new InvalidOperationException($"{name} has {_workload.Operations} operations, not {operations}.");
    }

    private protected void RunWorkload() => _workload!.Run();

    private protected void Release()
    {
        _workload?.Dispose();
        _workload = null;
    }
}
