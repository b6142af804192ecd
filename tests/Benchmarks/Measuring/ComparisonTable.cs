// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>The figures of Krt.Core beside those of the baselines: a ratio above 1 says how many times less ours is.</summary>
internal static class ComparisonTable
{
    public static void Print(TextWriter output, IReadOnlyCollection<Measurement> measurements)
    {
        output.WriteLine("name\tunit\tours\tkrt\tratio\tjoin\tratio\tbytes ours\tbytes krt\tratio");
        foreach (var ours in measurements)
        {
            if (!ours.Contender.StartsWith(ContenderNames.KrtCore, StringComparison.Ordinal))
                continue;
            var krt = Of(ours.Benchmark, ContenderNames.KrtAlgorithm);
            var join = Of(ours.Benchmark, ContenderNames.Join);
            output.WriteLine(
                string.Join(
                    '\t',
                    ours.Benchmark + ours.Contender[ContenderNames.KrtCore.Length..],
                    ours.Unit,
                    Measurement.Figure(ours.Median),
                    Figure(krt?.Median),
                    Ratio(krt?.Median, ours.Median),
                    Figure(join?.Median),
                    Ratio(join?.Median, ours.Median),
                    Figure(ours.AllocatedBytes),
                    Figure(krt?.AllocatedBytes),
                    Ratio(krt?.AllocatedBytes, ours.AllocatedBytes)
                )
            );
        }

        Measurement? Of(string benchmark, string contender) =>
            measurements.FirstOrDefault(candidate =>
                candidate.Benchmark == benchmark && candidate.Contender == contender
            );
    }

    private static string Figure(double? value) => value is { } known ? Measurement.Figure(known) : "-";

    private static string Ratio(double? theirs, double? ours) =>
        theirs is { } known && ours is > 0 ? Measurement.Figure(known / ours.Value) : "-";
}
