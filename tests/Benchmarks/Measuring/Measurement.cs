// SPDX-License-Identifier: Apache-2.0

using System.Globalization;

namespace Benchmarks.Measuring;

/// <summary>One measured figure of one contender.</summary>
/// <param name="Benchmark">What was measured, for example <c>B7.latency</c>.</param>
/// <param name="Contender">Who did the work.</param>
/// <param name="Median">The figure: the median of the samples, where there are several.</param>
/// <param name="Unit">The unit of <paramref name="Median"/>, per operation.</param>
/// <param name="AllocatedBytes">Bytes allocated by all threads per operation; null where that says nothing.</param>
internal sealed record Measurement(
    string Benchmark,
    string Contender,
    double Median,
    string Unit,
    double? AllocatedBytes = null
)
{
    /// <summary>Name, median, unit and bytes, separated by tabs.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Benchmark}.{Contender}\t{Figure(Median)}\t{Unit}\t{(AllocatedBytes is { } bytes ? Figure(bytes) : "-")}"
        );

    /// <summary>Three significant digits, without an exponent.</summary>
    public static string Figure(double value) =>
        value switch
        {
            0 => "0",
            >= 100 or <= -100 => value.ToString("F0", CultureInfo.InvariantCulture),
            >= 10 or <= -10 => value.ToString("F1", CultureInfo.InvariantCulture),
            _ => value.ToString("F2", CultureInfo.InvariantCulture),
        };
}
