// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using Krt;
using Syncer.Translation.Rows.Routes;
using Syncer.Xds;

namespace Benchmarks.Propagation;

/// <summary>
/// How long an edit of one of 1,000 HTTPRoutes takes from the start of its transaction to the client of a delta xDS stream
/// over loopback, one edit at a time; server and client share the process, its clock and its cores.
/// </summary>
internal static class PropagationBenchmark
{
    private const int Routes = 1_000;
    private const int Edits = 1_000;
    private const int WarmUpEdits = 5_000;

    /// <returns>0 when every delta held exactly the one edited resource, otherwise 1.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var server = await LoopbackServer.StartAsync(deadline.Token);
        await RouteWorld.LoadAsync(server.Pipeline, Routes);
        using var socket = new TimedSocketHandler();
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = server.Address,
                Gateway = RouteWorld.GatewayKey,
                HttpHandler = socket.Handler,
            }
        );
        await using var updates = client.WatchAsync(deadline.Token).GetAsyncEnumerator(deadline.Token);
        await ReceiveAllAsync(client, updates, server.Pipeline.XdsResources.Snapshot.Count);

        var routes = server.Pipeline.Sources.Of<HttpRoute>();
        for (var edit = 0; edit < WarmUpEdits; edit++)
            await EditAsync(edit);
        GC.Collect();
        var samples = new Sample[Edits];
        for (var edit = 0; edit < Edits; edit++)
            samples[edit] = await EditAsync(WarmUpEdits + edit);

        await output.WriteLineAsync("name\tmedian\tp99\tmax\tunit");
        await output.WriteLineAsync(Line("propagation.published", samples.Select(sample => sample.Published)));
        await output.WriteLineAsync(Line("propagation.socket", samples.Select(sample => sample.OnSocket)));
        await output.WriteLineAsync(Line("propagation.client", samples.Select(sample => sample.Applied)));
        var (fewest, most) = (samples.Min(sample => sample.Resources), samples.Max(sample => sample.Resources));
        await output.WriteLineAsync($"resources per delta\t{fewest} to {most}\tin {samples.Length} deltas");
        return fewest == 1 && most == 1 ? 0 : 1;

        async Task<Sample> EditAsync(int edit)
        {
            var row = RouteWorld.RouteAt(edit % Routes, revision: 1 + edit);
            var start = Stopwatch.GetTimestamp();
            var published = PublishedAsync(server.Pipeline.Engine, routes, row);
            if (!await updates.MoveNextAsync())
                throw new InvalidOperationException("The server ended the stream.");
            var applied = Stopwatch.GetTimestamp();
            return new Sample(
                await published - start,
                socket.LastDataReceived - start,
                applied - start,
                updates.Current.Updated.Count + updates.Current.Removed.Count
            );
        }
    }

    private static async Task<long> PublishedAsync(
        KrtEngine engine,
        SourceCollection<NamespacedName, HttpRoute> routes,
        HttpRoute row
    )
    {
        await engine.CommitAsync(transaction => transaction.Set(routes, row));
        return Stopwatch.GetTimestamp();
    }

    private static async Task ReceiveAllAsync(DeltaXdsClient client, IAsyncEnumerator<XdsUpdate> updates, int resources)
    {
        while (XdsResourceType.All.Sum(type => client.ResourcesOf(type).Count) < resources)
        {
            if (!await updates.MoveNextAsync())
                throw new InvalidOperationException("The server ended the stream.");
        }
    }

    private static string Line(string name, IEnumerable<long> ticks)
    {
        var sorted = ticks.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{name}\t{At(0.5):F0}\t{At(0.99):F0}\t{At(1):F0}\tus");

        double At(double quantile) =>
            sorted[(int)Math.Ceiling(quantile * sorted.Length) - 1] * 1e6 / Stopwatch.Frequency;
    }

    /// <summary>Ticks since the transaction of an edit began, and how many resources the delta held.</summary>
    private readonly record struct Sample(long Published, long OnSocket, long Applied, int Resources);
}
