// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>How long an operation takes, and how much it allocates.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Unit">The unit of time: <c>ms</c>, <c>us</c> or <c>ns</c>.</param>
/// <param name="Contenders">What prepares the work of each.</param>
internal sealed record TimedBenchmark(
    string Name,
    string Unit,
    IReadOnlyList<(string Contender, Func<IWorkload> Prepare)> Contenders
) : Benchmark(Name)
{
    /// <summary>Whether the work can be done only once per preparation.</summary>
    public bool IsFresh { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Measurement> Measure()
    {
        foreach (var (contender, prepare) in Contenders)
        {
            if (IsFresh)
            {
                yield return QuickTimer.Fresh(Name, contender, Unit, prepare);
                continue;
            }
            foreach (var measurement in QuickTimer.Steady(Name, contender, Unit, prepare))
                yield return measurement;
        }
    }
}
