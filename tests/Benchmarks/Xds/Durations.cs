// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Benchmarks.Measuring;

namespace Benchmarks.Xds;

internal static class Durations
{
    public static string Describe(IEnumerable<double> milliseconds)
    {
        double[] samples = [.. milliseconds];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {Quantiles.Median(samples):0.00} ms, p99 {Quantiles.At(0.99, samples):0.00} ms, max {samples.Max():0.00} ms of {samples.Length}"
        );
    }
}
