// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>Quantiles of samples, by nearest rank.</summary>
internal static class Quantiles
{
    public static double Median(IEnumerable<double> samples) => At(0.5, samples);

    public static double At(double quantile, IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
    }
}
