// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Syncer.Xds.Tests;

/// <summary>
/// Proxies that behave beside clients that stall, reject, reconnect, send garbage and claim other gateways, while everything
/// changes. <c>XDS_SOAK_SECONDS</c> says for how long; <c>dotnet cake --target Soak-Xds</c> for ten minutes.
/// </summary>
[NonParallelizable]
public class ChaosTests
{
    private const int Gateways = 6;
    private const int BadProxiesAtOnce = 8;
    private const long Tolerance = 16 << 20;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("XDS_SOAK_SECONDS") ?? "3", CultureInfo.InvariantCulture)
    );

    [Test]
    public async Task Proxies_that_behave_hold_what_is_served_and_nothing_else()
    {
        var gatekeeper = new TokenIsGateway();
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings
            {
                KeepsLog = false,
                Configure = options =>
                {
                    options.SendTimeout = TimeSpan.FromSeconds(1);
                    options.MaxConnectionAge = TimeSpan.FromSeconds(2);
                    options.StreamsPerSecond = 0;
                },
                Services = services =>
                    services.AddSingleton<IXdsAuthenticator>(gatekeeper).AddSingleton<IXdsAdmission>(gatekeeper),
            }
        );
        var proxies = Enumerable
            .Range(0, 2 * Gateways)
            .Select(i => new GoodProxy(host.Address, RandomRows.GatewayAt(i % Gateways)))
            .ToArray();
        var bad = Enumerable
            .Range(0, BadProxiesAtOnce)
            .Select(i => new BadProxies(host, new Random(i), Gateways))
            .ToArray();
        await RunAsync(host, bad, Duration / 5);
        await SettleAsync(host, proxies);
        var baseline = GC.GetTotalMemory(forceFullCollection: true);

        var (commits, streams) = await RunAsync(host, bad, Duration);

        await SettleAsync(host, proxies);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - baseline;
        await TestContext.Progress.WriteLineAsync(
            $"{commits} commits and {streams} bad streams in {Duration}; {grown >> 10} KB more than before"
        );
        Assert.That(proxies.Select(proxy => proxy.Violation), Has.All.Null);
        Assert.That(bad.Select(proxy => proxy.Violation), Has.All.Null);
        Assert.That(grown, Is.LessThan(Tolerance));
        foreach (var proxy in proxies)
            await proxy.DisposeAsync();
    }

    private static async Task<(int Commits, int Streams)> RunAsync(
        XdsTestHost host,
        BadProxies[] bad,
        TimeSpan duration
    )
    {
        var rows = new RandomRows(host, new Random(1), Gateways);
        var (start, commits, streams) = (Stopwatch.GetTimestamp(), 0, 0);
        using var stop = new CancellationTokenSource(duration);
        var misbehaving = bad.Select(proxy =>
                Task.Run(async () =>
                {
                    while (!stop.IsCancellationRequested)
                    {
                        await proxy.MisbehaveAsync(stop.Token);
                        Interlocked.Increment(ref streams);
                    }
                })
            )
            .ToArray();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            await rows.ChangeAsync();
            commits++;
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
        await Task.WhenAll(misbehaving);
        return (commits, streams);
    }

    /// <summary>Everybody else is gone, and everybody who is left agrees with the server.</summary>
    private static async Task SettleAsync(XdsTestHost host, GoodProxy[] proxies)
    {
        using var deadline = new CancellationTokenSource(XdsTestStream.Patience);
        while (host.Server.Connections.Count != proxies.Length || !proxies.All(proxy => proxy.Agrees(host.Server)))
        {
            if (deadline.IsCancellationRequested)
                Assert.Fail(
                    $"{host.Server.Connections.Count} connections; these disagree: {string.Join(", ", proxies.Where(p => !p.Agrees(host.Server)).Select(p => p.Gateway))}"
                );
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
