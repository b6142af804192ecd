// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>Times workloads: warm-up, repeated runs, the median of them.</summary>
internal static class QuickTimer
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan SlowRun = TimeSpan.FromSeconds(1);

    /// <summary>Runs one prepared workload again and again.</summary>
    public static IEnumerable<Measurement> Steady(
        string benchmark,
        string contender,
        string unit,
        Func<IWorkload> prepare
    )
    {
        using var workload = prepare();
        var first = Time(workload);
        var samples = new Samples();
        if (first.Elapsed > SlowRun)
        {
            // A run as long as this has been compiled and has filled its caches on the way.
            samples.Add(first);
        }
        else
        {
            RepeatFor(WarmUp, () => Time(workload));
            Collect();
            RepeatFor(Sampling, () => samples.Add(Time(workload)));
        }
        return [samples.ToMeasurement(benchmark, contender, unit, workload.Operations), .. FactsOf(workload)];

        IEnumerable<Measurement> FactsOf(IWorkload workload) =>
            [
                .. workload.Facts.Select(fact => new Measurement(
                    $"{benchmark}.{fact.Name}",
                    contender,
                    fact.Value,
                    fact.Unit
                )),
            ];
    }

    /// <summary>Prepares the workload anew for each run, untimed.</summary>
    public static Measurement Fresh(string benchmark, string contender, string unit, Func<IWorkload> prepare)
    {
        var operations = 1;
        var samples = new Samples();
        var first = TimeOnce();
        if (first.Elapsed > SlowRun)
        {
            samples.Add(first);
        }
        else
        {
            RepeatFor(WarmUp, () => TimeOnce());
            RepeatFor(Sampling, () => samples.Add(TimeOnce()));
        }
        return samples.ToMeasurement(benchmark, contender, unit, operations);

        (TimeSpan Elapsed, long Bytes) TimeOnce()
        {
            using var workload = prepare();
            operations = workload.Operations;
            Collect();
            return Time(workload);
        }
    }

    private static void RepeatFor(TimeSpan duration, Action action)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            action();
        } while (Stopwatch.GetElapsedTime(start) < duration);
    }

    private static (TimeSpan Elapsed, long Bytes) Time(IWorkload workload)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        workload.Run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return (elapsed, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private sealed class Samples
    {
        private readonly List<double> _seconds = new(4096);
        private readonly List<double> _bytes = new(4096);

        public void Add((TimeSpan Elapsed, long Bytes) sample)
        {
            _seconds.Add(sample.Elapsed.TotalSeconds);
            _bytes.Add(sample.Bytes);
        }

        public Measurement ToMeasurement(string benchmark, string contender, string unit, int operations) =>
            new(
                benchmark,
                contender,
                Quantiles.Median(_seconds) / operations * UnitsPerSecond(unit),
                unit,
                Quantiles.Median(_bytes) / operations
            );

        private static double UnitsPerSecond(string unit) =>
            unit switch
            {
                "ms" => 1e3,
                "us" => 1e6,
                "ns" => 1e9,
                _ => throw new ArgumentException($"{unit} is no unit of time.", nameof(unit)),
            };
    }
}
