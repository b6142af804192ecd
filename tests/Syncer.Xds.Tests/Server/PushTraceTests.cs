// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Syncer.Xds.Tests;

/// <summary>What tracing tells of a change on its way to proxies.</summary>
public sealed class PushTraceTests : IDisposable
{
    private readonly ActivitySource _tests = new("tests");
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public PushTraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _tests || source.Name is "Krt" or "agentgateway.xds",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Test]
    public async Task A_push_belongs_to_its_change_and_ends_with_the_acknowledgement()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await stream.ReceiveAndAcknowledgeAsync();

        using var change = _tests.StartActivity("change")!;
        await host.SetAsync(Rows.Route(Rows.GatewayA, "r"));
        change.Stop();
        var response = await stream.ReceiveAsync();
        Assert.That(Pushes(response.Nonce), Is.Empty, "nothing is acknowledged yet");
        await stream.AcknowledgeAsync(response);

        var push = await PushAsync(response.Nonce);
        var delivery = _ended.Single(activity => activity.SpanId == push.ParentSpanId);
        var epoch = _ended.Single(activity => activity.SpanId == delivery.ParentSpanId);
        Assert.That((delivery.OperationName, epoch.OperationName), Is.EqualTo(("krt.delivery", "krt.epoch")));
        Assert.That((epoch.ParentSpanId, push.TraceId), Is.EqualTo((change.SpanId, change.TraceId)));
        Assert.That(push.Status, Is.EqualTo(ActivityStatusCode.Unset));
        var connection = host.Server.Connections.Single();
        Assert.That(
            push.TagObjects,
            Is.EqualTo(
                new Dictionary<string, object?>
                {
                    ["xds.connection"] = connection.Id,
                    ["xds.gateway"] = $"{Rows.GatewayA}",
                    ["xds.type"] = XdsResourceType.Resource.Name,
                    ["xds.epoch"] = connection.Watches.Single().Position,
                    ["xds.nonce"] = response.Nonce,
                    ["xds.resources"] = 1,
                    ["xds.removals"] = 0,
                    ["xds.bytes"] = response.CalculateSize(),
                }
            )
        );
    }

    [Test]
    public async Task A_push_that_is_rejected_failed()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        var response = await stream.ReceiveAsync();

        await stream.RejectAsync(response, "no such field");

        var push = await PushAsync(response.Nonce);
        Assert.That((push.Status, push.StatusDescription), Is.EqualTo((ActivityStatusCode.Error, "no such field")));
        Assert.That(push.Parent, Is.Null, "no change is behind a first response");
        Assert.That(push.ParentSpanId, Is.EqualTo(default(ActivitySpanId)));
    }

    [Test]
    public async Task A_push_without_an_answer_ends_with_the_connection()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        string nonce;
        using (var stream = host.Open())
        {
            await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
            nonce = (await stream.ReceiveAsync()).Nonce;
        }

        var push = await PushAsync(nonce);
        Assert.That(
            (push.Status, push.StatusDescription),
            Is.EqualTo((ActivityStatusCode.Error, "disconnected without an answer"))
        );
    }

    public void Dispose()
    {
        _listener.Dispose();
        _tests.Dispose();
    }

    private IEnumerable<Activity> Pushes(string nonce) =>
        _ended.Where(activity => (string?)activity.GetTagItem("xds.nonce") == nonce);

    private async Task<Activity> PushAsync(string nonce)
    {
        using var late = new CancellationTokenSource(XdsTestStream.Patience);
        while (!Pushes(nonce).Any())
            await Task.Delay(10, late.Token);
        return Pushes(nonce).Single();
    }
}
