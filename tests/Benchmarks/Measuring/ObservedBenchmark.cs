// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>Figures that are not the time of an operation: memory, latencies under load.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Contenders">What measures each: what exactly (appended to the name), how much, in which unit.</param>
internal sealed record ObservedBenchmark(
    string Name,
    IReadOnlyList<(string Contender, Func<IEnumerable<(string What, double Value, string Unit)>> Observe)> Contenders
) : Benchmark(Name)
{
    /// <inheritdoc/>
    public override IEnumerable<Measurement> Measure()
    {
        foreach (var (contender, observe) in Contenders)
        {
            foreach (var (what, value, unit) in observe())
                yield return new Measurement($"{Name}.{what}", contender, value, unit);
        }
    }
}
