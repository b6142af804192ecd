// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Benchmarks.Propagation;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.Routes;
using Syncer.Xds;

namespace Benchmarks.Xds;

/// <summary>
/// One process that serves 1,000 proxies over loopback, with 5,000 routes and 10,000 workloads; the proxies share another
/// process, and both share the cores.
/// </summary>
internal static class XdsBenchmark
{
    private const int Proxies = 1_000;
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <returns>0 when every proxy was reached by exactly what concerns it.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await using var server = await LoopbackServer.StartAsync(deadline.Token);
        var pipeline = server.Pipeline;
        await XdsWorld.LoadAsync(pipeline);
        await output.WriteLineAsync($"resources of a proxy\t{XdsWorld.ResourcesOfProxy}");
        using var fleet = FleetProcess.Start(server.Address, Proxies);

        var before = ServerMemory.Read();
        var busy = Busy();
        var (bytes, milliseconds, _) = await fleet.AskAsync("connect", deadline.Token);
        await output.WriteLineAsync(
            $"first connection of {Proxies}\t{milliseconds} ms\t{bytes >> 20} MB\tprocessor time {(Busy() - busy).TotalSeconds:0.0} s here"
        );
        await Task.Delay(TimeSpan.FromSeconds(15), TimeProvider.System, deadline.Token);
        await output.WriteLineAsync($"idle connection\t{ServerMemory.Read().PerConnection(before, Proxies)}");

        var all = new FanOut(fleet);
        await all.RunAsync(edit => pipeline.Sources.Of<Pod>().Set(XdsWorld.PodAt(edit, edit)), deadline.Token);
        await output.WriteLineAsync($"change of all\t{all}");
        var own = new FanOut(fleet);
        await own.RunAsync(edit => pipeline.Sources.Of<HttpRoute>().Set(XdsWorld.RouteAt(edit, edit)), deadline.Token);
        await output.WriteLineAsync($"change of one gateway\t{own}");

        (bytes, milliseconds, _) = await fleet.AskAsync("reconnect", deadline.Token);
        await output.WriteLineAsync($"reconnection of {Proxies}\t{milliseconds} ms\t{bytes / 1000} KB");
        await output.WriteLineAsync(
            $"resident afterwards\t{ServerMemory.Read().Resident >> 20} MB, before {before.Resident >> 20} MB"
        );

        var jitter = await JitterAsync(server, deadline.Token);
        await output.WriteLineAsync($"jitter, routes\t{Durations.Describe(jitter.Routes)}");
        await output.WriteLineAsync($"jitter, workloads\t{Durations.Describe(jitter.Workloads)}");
        await output.WriteLineAsync($"jitter, all\t{Durations.Describe(jitter.Routes.Concat(jitter.Workloads))}");
        await fleet.EndAsync(deadline.Token);
        return all.Reached(Proxies) && own.Reached(Proxies / XdsWorld.Gateways) ? 0 : 1;
    }

    private static TimeSpan Busy() => Environment.CpuUsage.TotalTime;

    /// <summary>A route changes every second and a workload every two, while a proxy of the route's gateway looks on.</summary>
    private static async Task<(List<double> Routes, List<double> Workloads)> JitterAsync(
        LoopbackServer server,
        CancellationToken cancellationToken
    )
    {
        var pipeline = server.Pipeline;
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions { Address = server.Address, Gateway = XdsWorld.GatewayAt(0) }
        );
        await using var updates = client.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (XdsResourceType.All.Sum(type => client.ResourcesOf(type).Count) < XdsWorld.ResourcesOfProxy)
            await updates.MoveNextAsync();

        var (routes, workloads) = (new List<double>(), new List<double>());
        var seconds = 2 * (int)Jitter.TotalSeconds;
        for (var half = 0; half < seconds; half++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, cancellationToken);
            if (half % 2 == 0)
                routes.Add(
                    await TimeAsync(() =>
                        pipeline
                            .Sources.Of<HttpRoute>()
                            .Set(
                                XdsWorld.RouteAt(
                                    half % XdsWorld.Gateways * XdsWorld.Gateways % XdsWorld.Routes,
                                    1000 + half
                                )
                            )
                    )
                );
            else if (half % 4 == 1)
                workloads.Add(await TimeAsync(() => pipeline.Sources.Of<Pod>().Set(XdsWorld.PodAt(half, 1000 + half))));
        }
        return (routes, workloads);

        async Task<double> TimeAsync(Action write)
        {
            var start = Stopwatch.GetTimestamp();
            write();
            await updates.MoveNextAsync();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
