// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using System.Net;
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
    private const int Edits = 20;
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
        using var fleet = StartFleet(server.Address);

        var before = Memory.Read();
        var (bytes, milliseconds) = await AskAsync(fleet, "connect", deadline.Token);
        await output.WriteLineAsync($"first connection of {Proxies}\t{milliseconds} ms\t{bytes >> 20} MB");
        await Task.Delay(TimeSpan.FromSeconds(15), TimeProvider.System, deadline.Token);
        var connected = Memory.Read();
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"idle connection\t{(connected.Managed - before.Managed) / 1024.0 / Proxies:0.0} KB managed\t{(connected.Resident - before.Resident) / 1024.0 / Proxies:0.0} KB resident"
            )
        );

        var all = await EditAsync(pods: true);
        var own = await EditAsync(pods: false);
        await output.WriteLineAsync($"change of all\t{Describe(all)}");
        await output.WriteLineAsync($"change of one gateway\t{Describe(own)}");

        (bytes, milliseconds) = await AskAsync(fleet, "reconnect", deadline.Token);
        await output.WriteLineAsync($"reconnection of {Proxies}\t{milliseconds} ms\t{bytes / 1000.0:0} KB");
        await output.WriteLineAsync(
            $"resident afterwards\t{Memory.Read().Resident >> 20} MB, before {before.Resident >> 20} MB"
        );

        var jitter = await JitterAsync(server, deadline.Token);
        await output.WriteLineAsync($"jitter, routes\t{Quantiles(jitter.Routes)}");
        await output.WriteLineAsync($"jitter, workloads\t{Quantiles(jitter.Workloads)}");
        fleet.StandardInput.Close();
        await fleet.WaitForExitAsync(deadline.Token);
        return all.All(edit => edit.Reached == Proxies) && own.All(edit => edit.Reached == Proxies / XdsWorld.Gateways)
            ? 0
            : 1;

        async Task<List<(long Reached, double Milliseconds)>> EditAsync(bool pods)
        {
            var edits = new List<(long, double)>();
            for (var edit = 1; edit <= Edits; edit++)
            {
                await AskAsync(fleet, "count", deadline.Token);
                var start = Stopwatch.GetTimestamp();
                if (pods)
                    pipeline.Sources.Of<Pod>().Set(XdsWorld.PodAt(edit, edit));
                else
                    pipeline.Sources.Of<HttpRoute>().Set(XdsWorld.RouteAt(edit, edit));
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, deadline.Token);
                var (reached, last) = await AskAsync(fleet, "count", deadline.Token);
                edits.Add((reached, Stopwatch.GetElapsedTime(start, last).TotalMilliseconds));
            }
            return edits;
        }
    }

    private static Process StartFleet(Uri address)
    {
        var self = Environment.ProcessPath!;
        string[] command = ["xds-fleet", $"{IPAddress.Loopback}:{address.Port}", $"{Proxies}"];
        return Process.Start(
            new ProcessStartInfo(
                self,
                Path.GetFileNameWithoutExtension(self) == "dotnet"
                    ? [typeof(XdsBenchmark).Assembly.Location, .. command]
                    : command
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
    }

    private static async Task<(long, long)> AskAsync(Process fleet, string command, CancellationToken cancellationToken)
    {
        await fleet.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken);
        await fleet.StandardInput.FlushAsync(cancellationToken);
        var line = await fleet.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException();
        var numbers = line.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }

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

    private static string Describe(List<(long Reached, double Milliseconds)> edits) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"reached {edits.Min(edit => edit.Reached)} to {edits.Max(edit => edit.Reached)}\tthe last after {Quantiles([.. edits.Select(edit => edit.Milliseconds)])}"
        );

    private static string Quantiles(List<double> samples)
    {
        samples.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.00} ms, p99 {At(0.99):0.00} ms, max {samples[^1]:0.00} ms of {samples.Count}"
        );

        double At(double quantile) => samples[(int)Math.Ceiling(quantile * samples.Count) - 1];
    }

    private readonly record struct Memory(long Managed, long Resident)
    {
        public static Memory Read()
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            using var self = Process.GetCurrentProcess();
            return new Memory(GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
        }
    }
}
