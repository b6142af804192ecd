// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>One question, put to several contenders on the same data.</summary>
/// <param name="Name">Unique, for example <c>B7.latency</c>.</param>
internal abstract record Benchmark(string Name)
{
    /// <summary>Puts the question to each contender in turn.</summary>
    public abstract IEnumerable<Measurement> Measure();
}
