// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>Measures everything once, in a few minutes: good enough to see a factor, not to see a percent.</summary>
internal static class QuickMode
{
    /// <param name="output">One line per figure, then a table that compares them.</param>
    /// <param name="benchmarks">What to measure.</param>
    /// <param name="filter">Measures only benchmarks whose name starts with it.</param>
    /// <returns>0, or 2 when nothing matches the filter.</returns>
    public static int Run(TextWriter output, IEnumerable<Benchmark> benchmarks, string filter)
    {
        var chosen = benchmarks
            .Where(candidate => candidate.Name.StartsWith(filter, StringComparison.Ordinal))
            .ToList();
        if (chosen.Count == 0)
        {
            output.WriteLine($"No benchmark's name starts with {filter}.");
            return 2;
        }
        var measurements = new List<Measurement>();
        output.WriteLine("name\tmedian\tunit\tallocated bytes");
        foreach (var measurement in chosen.SelectMany(benchmark => benchmark.Measure()))
        {
            measurements.Add(measurement);
            output.WriteLine(measurement);
        }
        output.WriteLine();
        ComparisonTable.Print(output, measurements);
        return 0;
    }
}
