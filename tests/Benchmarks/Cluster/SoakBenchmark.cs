// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Syncer.Xds;

namespace Benchmarks.Cluster;

/// <summary>
/// Changes a cluster for minutes and looks at what the program needs for it; at the end a proxy that was connected all the
/// time must hold exactly what one receives from a program that was started afresh.
/// </summary>
internal static class SoakBenchmark
{
    // Of the memory after the first half, in which heaps grow to their size.
    private const double MostGrowth = 0.1;

    private static readonly TimeSpan SamplePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="output">Where the figures go.</param>
    /// <param name="kubeconfig">An administrator's; the kinds of the Gateway API must be installed.</param>
    /// <param name="program">The published program.</param>
    /// <param name="duration">How long to change things.</param>
    /// <returns>0 when no change was missed and memory did not grow, otherwise 1.</returns>
    public static async Task<int> RunAsync(TextWriter output, string kubeconfig, string program, TimeSpan duration)
    {
        using var api = new ApiClient(
            ClusterAccess.FromKubeconfig(kubeconfig),
            new ApiClientOptions { QueriesPerSecond = 100_000, Burst = 1_000 }
        );
        var world = new SoakWorld(api);
        await world.CreateAsync();
        using var end = new CancellationTokenSource();
        await using var process = await ServeProcess.StartAsync(program, kubeconfig, end.Token);
        using var proxy = process.CreateProxy("soak");
        var held = new HeldResources();
        var watching = held.FollowAsync(proxy, end.Token);

        var before = world.Writes;
        var samples = await MeasureAsync(output, process, world, held, duration);
        var changes = world.Writes - before;

        var difference = await CompareAsync(program, kubeconfig, held);
        await end.CancelAsync();
        await watching;
        var growth =
            Median(samples[(samples.Count * 3 / 4)..]) / Median(samples[(samples.Count / 4)..(samples.Count / 2)]) - 1;
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"changes\t{changes}\ngrowth of memory\t{growth:P1}\nresources that differ from a fresh start\t{difference}"
            )
        );
        return difference == 0 && growth < MostGrowth ? 0 : 1;
    }

    private static async Task<List<Sample>> MeasureAsync(
        TextWriter output,
        ServeProcess process,
        SoakWorld world,
        HeldResources held,
        TimeSpan duration
    )
    {
        using var enough = new CancellationTokenSource(duration);
        var churn = world.ChurnAsync(enough.Token);
        var samples = new List<Sample>();
        var (began, beganCpu) = (Stopwatch.GetTimestamp(), process.Usage.Cpu);
        await output.WriteLineAsync("s\tresident, MB\tCPU of one core\tresources received");
        using var timer = new PeriodicTimer(SamplePeriod);
        while (!churn.IsCompleted && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            var (resident, _, cpu) = process.Usage;
            var elapsed = Stopwatch.GetElapsedTime(began);
            samples.Add(new Sample(resident));
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{elapsed.TotalSeconds:0}\t{resident >> 20}\t{(cpu - beganCpu) / elapsed:P1}\t{held.Received}"
                )
            );
        }
        await churn;
        return samples;
    }

    /// <returns>How many resources differ in name or version once nothing changes any more.</returns>
    private static async Task<int> CompareAsync(string program, string kubeconfig, HeldResources held)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await using var fresh = await ServeProcess.StartAsync(program, kubeconfig, deadline.Token);
        using var proxy = fresh.CreateProxy("soak");
        var expected = new HeldResources();
        var watching = expected.FollowAsync(proxy, deadline.Token);
        var difference = int.MaxValue;
        while (difference > 0 && !deadline.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            difference = expected.IsComplete ? held.CountDifferences(expected) : int.MaxValue;
        }
        await deadline.CancelAsync();
        await watching;
        return difference;
    }

    private static double Median(List<Sample> samples) =>
        samples.Select(sample => sample.Resident).Order().ElementAt(samples.Count / 2);

    private readonly record struct Sample(long Resident);
}
