// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Grpc.Core;
using TestKit.Kubernetes;

namespace Syncer.Xds.Tests;

/// <summary>How streams end, which is never with OK (spec xds-addresses 1.10).</summary>
public class StreamEndTests
{
    [Test]
    public async Task Is_planned_when_the_process_ends()
    {
        await using var host = await XdsTestHost.StartAsync();
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAndAcknowledgeAsync();

        var stopped = host.StopAsync();

        AssertPlanned(await stream.EndAsync());
        await stopped.WaitAsync(XdsTestStream.Patience);
        Assert.That(host.Server.Connections, Is.Empty);
    }

    [Test]
    public async Task Is_planned_at_an_age()
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings { Configure = options => options.MaxConnectionAge = TimeSpan.FromMilliseconds(50) }
        );
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAsync();

        AssertPlanned(await stream.EndAsync());
    }

    [Test]
    public async Task Is_no_success_when_the_client_completes_its_requests()
    {
        await using var host = await XdsTestHost.StartAsync();
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAsync();

        await stream.CompleteRequestsAsync();

        Assert.That((await stream.EndAsync()).StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public async Task Leaves_nothing_of_a_client_that_vanishes()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        using (var stream = host.Open())
        {
            await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayB);
            await stream.ReceiveAsync();
            Assert.That(host.Server.Gateways, Is.EqualTo([Rows.GatewayA, Rows.GatewayB]));
        }

        await UntilAsync(() => host.Server.Connections.Count == 0);
        await UntilAsync(() => host.Server.Gateways.Count == 1);
    }

    [Test]
    public async Task Comes_to_a_client_that_is_silent_without_having_closed()
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings { KeepAlive = TimeSpan.FromSeconds(1) }
        );
        await using var proxy = new FaultyProxy(new IPEndPoint(IPAddress.Loopback, host.Address.Port));
        using var stream = new XdsTestStream(new Uri($"http://{proxy.Address}"));
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAndAcknowledgeAsync();
        Assert.That(host.Server.Connections, Has.Count.EqualTo(1));

        proxy.Stall();

        await UntilAsync(() => host.Server.Connections.Count == 0);
    }

    [Test]
    public async Task Comes_to_a_client_that_takes_nothing_while_others_are_served()
    {
        var large = Enumerable.Range(0, 40).Select(i => Rows.Service($"s{i}", new string('x', 100_000))).ToArray();
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings { Configure = options => options.SendTimeout = TimeSpan.FromSeconds(2) },
            large
        );
        using var stalled = host.Open();
        await stalled.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA);
        await stalled.FirstResponseBegunAsync();
        using var other = host.Open();
        await other.SubscribeAsync(XdsResourceType.Address, Rows.GatewayB);
        await other.ReceiveAndAcknowledgeAsync();

        // The other one is served at once, while the stalled one has not taken its first response.
        await host.SetAsync(Rows.Service("s0", "edited"));
        Assert.That((await other.ReceiveAndAcknowledgeAsync()).Names(), Is.EqualTo(["default/s0"]));
        await host.SetAsync(Rows.Service("s1", "edited"));
        Assert.That((await other.ReceiveAndAcknowledgeAsync()).Names(), Is.EqualTo(["default/s1"]));

        await UntilAsync(() => host.Server.Connections.Count == 1);
        Assert.That(host.Log.TextsOf("SendTimedOut").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Merges_what_changes_while_a_client_is_slow()
    {
        var large = Enumerable.Range(0, 40).Select(i => Rows.Service($"s{i}", new string('x', 100_000))).ToArray();
        await using var host = await XdsTestHost.StartAsync(large);
        using var slow = host.Open();
        await slow.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA);
        await slow.FirstResponseBegunAsync();

        for (var i = 0; i < 100; i++)
            await host.SetAsync(Rows.Service("s0", $"edit {i}"), Rows.Service("passing"));
        await host.RemoveAsync(Rows.Service("passing"));

        Assert.That((await slow.ReceiveAndAcknowledgeAsync()).Resources, Has.Count.EqualTo(40));
        var merged = await slow.ReceiveAndAcknowledgeAsync();
        Assert.That(merged.Names(), Is.EqualTo(["default/s0"]));
        Assert.That(merged.Resources[0].Version, Is.EqualTo(Rows.Service("s0", "edit 99").Version));
        Assert.That(merged.RemovedResources, Is.SubsetOf(["default/passing"]));
    }

    private static void AssertPlanned(Status end)
    {
        Assert.That(end.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(end.Detail, Is.EqualTo("transport is closing"));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(XdsTestStream.Patience);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), deadline.Token);
    }
}
