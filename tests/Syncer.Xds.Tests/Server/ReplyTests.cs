// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds.Tests;

/// <summary>Acknowledgements, rejections and requests that fit nothing (spec xds-addresses 1.3, 4).</summary>
[TestOf(typeof(DeltaXdsServer))]
public class ReplyTests
{
    private XdsTestHost _host = null!;
    private XdsTestStream _stream = null!;

    [SetUp]
    public async Task Connect()
    {
        _host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        _stream = _host.Open();
    }

    [TearDown]
    public async Task Disconnect()
    {
        _stream.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Sends_nothing_in_return_for_an_acknowledgement()
    {
        await SubscribeAsync();

        await AssertNothingIsSentBeforeAddressesAsync();
        Assert.That(State().NonceAcknowledged, Is.Not.Empty.And.EqualTo(State().NonceSent));
    }

    [Test]
    public async Task Ignores_a_stale_nonce()
    {
        await _stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        var old = await _stream.ReceiveAsync();
        await _host.SetAsync(Rows.Bind(Rows.GatewayA, "b"));
        await _stream.ReceiveAsync();

        await _stream.AcknowledgeAsync(old);
        await _stream.ChangeNamesAsync(XdsResourceType.Resource, ["bind/a"], [], "never sent");

        await AssertNothingIsSentBeforeAddressesAsync();
        Assert.That(State().NonceAcknowledged, Is.Empty);
        Assert.That(_host.Log.TextsOf("StaleNonce").Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Reports_a_rejection_and_does_not_send_the_resource_again_until_it_changes()
    {
        await _stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        var answer = await _stream.ReceiveAsync();
        await _stream.RejectAsync(answer, """[{"key":"bind/a","error":"port in use"}]""");

        var rejection = await _host.Rejections.NextAsync();
        Assert.That(rejection.Diagnostics, Is.EqualTo([new XdsDiagnostic("bind/a", "port in use", null)]));
        Assert.That(rejection.Gateway, Is.EqualTo(Rows.GatewayA));
        Assert.That(rejection.Nonce, Is.EqualTo(answer.Nonce));
        Assert.That(rejection.ConnectionId, Is.EqualTo(_host.Server.Connections.Single().Id));
        Assert.That(State().LastError, Does.Contain("port in use"));
        Assert.That(State().Rejections, Is.EqualTo(1));
        Assert.That(_host.Log.TextsOf("Rejected").Single(), Does.Contain("bind/a: error: port in use"));

        await AssertNothingIsSentBeforeAddressesAsync();

        await _host.SetAsync(Rows.Bind(Rows.GatewayA, "a", 8080));
        var next = await _stream.ReceiveAndAcknowledgeAsync();
        Assert.That(next.Names(), Is.EqualTo(["bind/a"]));

        await _stream.ChangeNamesAsync(XdsResourceType.Resource, ["bind/a"], []);
        await _stream.ReceiveAsync();
        Assert.That(State().LastError, Is.Null);
    }

    [Test]
    public async Task Takes_a_rejection_in_plain_text()
    {
        await _stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await _stream.RejectAsync(await _stream.ReceiveAsync(), "cannot decode");

        var rejection = await _host.Rejections.NextAsync();

        Assert.That(rejection.Diagnostics, Is.Empty);
        Assert.That(rejection.Summary, Is.EqualTo("cannot decode"));
    }

    [Test]
    public async Task Survives_rejections_of_types_that_are_not_watched_or_unknown()
    {
        await SubscribeAsync();

        await _stream.RejectAsync(XdsResourceType.Address.Url, "n", "refused");
        await _stream.RejectAsync("type.googleapis.com/unknown", "n", "refused");

        Assert.That((await _host.Rejections.NextAsync()).TypeUrl, Is.EqualTo(XdsResourceType.Address.Url));
        Assert.That((await _host.Rejections.NextAsync()).TypeUrl, Is.EqualTo("type.googleapis.com/unknown"));
        await AssertNothingIsSentBeforeAddressesAsync();
    }

    [Test]
    public async Task Tells_to_which_epoch_a_client_was_brought_by_what_it_accepted()
    {
        await SubscribeAsync();
        var route = Rows.Route(Rows.GatewayA, "r");
        Assert.That(_host.Server.EpochOf(route.Key), Is.Null);
        await _host.SetAsync(route);
        var response = await _stream.ReceiveAsync();
        var changed = _host.Server.EpochOf(route.Key);
        Assert.That(
            State().EpochAcknowledged,
            Is.Null.Or.LessThan(changed!.Value),
            "whether the first answer has arrived or not"
        );

        await _stream.AcknowledgeAsync(response);
        await AssertNothingIsSentBeforeAddressesAsync();

        Assert.That(State().EpochAcknowledged, Is.EqualTo(changed));
        await _host.RemoveAsync(route);
        Assert.That(_host.Server.EpochOf(route.Key), Is.Null);
    }

    [Test]
    public async Task Does_not_answer_an_unknown_type_and_serves_the_others()
    {
        await _stream.SendAsync(
            new() { TypeUrl = "type.googleapis.com/unknown", Node = XdsTestStream.NodeOf(Rows.GatewayA) }
        );
        await _stream.SubscribeAsync(XdsResourceType.Resource, node: null);

        Assert.That((await _stream.ReceiveAsync()).Names(), Is.EqualTo(["bind/a"]));
        Assert.That(_host.Log.TextsOf("UnknownType").Single(), Does.Contain("type.googleapis.com/unknown"));
    }

    [Test]
    public async Task Reports_requests_that_fit_nothing()
    {
        await SubscribeAsync();

        await _stream.SubscribeAsync(XdsResourceType.Resource, node: null);

        await AssertNothingIsSentBeforeAddressesAsync();
        Assert.That(_host.Log.TextsOf("UnexpectedRequest").Count(), Is.EqualTo(1));
    }

    private async Task SubscribeAsync()
    {
        await _stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await _stream.ReceiveAndAcknowledgeAsync();
    }

    /// <summary>Requests are taken in order, so the answer to a first request comes after whatever went before.</summary>
    private async Task AssertNothingIsSentBeforeAddressesAsync()
    {
        await _stream.SubscribeAsync(XdsResourceType.Address, node: null);
        Assert.That((await _stream.ReceiveAsync()).TypeUrl, Is.EqualTo(XdsResourceType.Address.Url));
    }

    private XdsWatchState State() =>
        _host.Server.Connections.Single().Watches.Single(w => w.Type == XdsResourceType.Resource);
}
