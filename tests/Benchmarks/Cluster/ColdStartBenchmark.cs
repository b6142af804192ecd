// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Syncer.Xds;

namespace Benchmarks.Cluster;

/// <summary>
/// How long the program takes from its start until it serves all objects of a large cluster, and the memory it needs for that.
/// </summary>
internal static class ColdStartBenchmark
{
    private const int Starts = 5;

    /// <param name="output">Where the figures go.</param>
    /// <param name="kubeconfig">An administrator's; the kinds of the Gateway API must be installed.</param>
    /// <param name="program">The published program.</param>
    public static async Task<int> RunAsync(TextWriter output, string kubeconfig, string program)
    {
        using (
            var api = new ApiClient(
                ClusterAccess.FromKubeconfig(kubeconfig),
                new ApiClientOptions { QueriesPerSecond = 100_000, Burst = 1_000 }
            )
        )
            await ClusterFill.RunAsync(api);
        await output.WriteLineAsync("start\tserving, s\tclient, s\tpeak, MB\tresident, MB\tCPU, s\tresources");
        for (var start = 0; start < Starts; start++)
            await output.WriteLineAsync(await MeasureAsync(kubeconfig, program, start));
        return 0;
    }

    private static async Task<string> MeasureAsync(string kubeconfig, string program, int start)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var began = Stopwatch.GetTimestamp();
        await using var process = await ServeProcess.StartAsync(program, kubeconfig, deadline.Token);
        var serving = Stopwatch.GetElapsedTime(began);
        var resources = await ReceiveAsync(process, deadline.Token);
        var received = Stopwatch.GetElapsedTime(began);
        var (resident, peak, cpu) = process.Usage;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{start}\t{serving.TotalSeconds:0.00}\t{received.TotalSeconds:0.00}\t{peak >> 20}\t{resident >> 20}\t{cpu.TotalSeconds:0.0}\t{resources}"
        );
    }

    private static async Task<int> ReceiveAsync(ServeProcess process, CancellationToken cancellationToken)
    {
        using var client = process.CreateProxy("gateway");
        // A bind and a listener; a Service and each endpoint of it are addresses.
        const int Expected = 2 + ClusterFill.Routes + ClusterFill.Services + 2 * ClusterFill.Slices;
        await foreach (var _ in client.WatchAsync(cancellationToken))
        {
            var count = XdsResourceType.All.Sum(type => client.ResourcesOf(type).Count);
            if (count >= Expected)
                return count;
        }
        throw new EndOfStreamException("the stream ended before everything was received");
    }
}
