// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds.Tests;

/// <summary>What epochs bring to whom (spec xds-addresses 1.5).</summary>
public class PushTests
{
    private XdsTestHost _host = null!;
    private XdsTestStream _a = null!;
    private XdsTestStream _b = null!;

    [SetUp]
    public async Task Connect()
    {
        _host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"), Rows.Bind(Rows.GatewayB, "b"));
        (_a, _b) = (_host.Open(), _host.Open());
        await _a.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        await _b.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayB);
        await _a.ReceiveAndAcknowledgeAsync();
        await _b.ReceiveAndAcknowledgeAsync();
    }

    [TearDown]
    public async Task Disconnect()
    {
        _a.Dispose();
        _b.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Brings_only_what_changed()
    {
        await _host.SetAsync(Rows.Route(Rows.GatewayA, "r"), Rows.Route(Rows.GatewayA, "s"));
        Assert.That((await _a.ReceiveAndAcknowledgeAsync()).Names(), Is.EqualTo(["route/r", "route/s"]));

        await _host.SetAsync(Rows.Route(Rows.GatewayA, "r"), Rows.Route(Rows.GatewayA, "s", "edited"));
        var edited = await _a.ReceiveAndAcknowledgeAsync();
        Assert.That(edited.Names(), Is.EqualTo(["route/s"]));
        Assert.That(edited.RemovedResources, Is.Empty);

        await _host.RemoveAsync(Rows.Route(Rows.GatewayA, "r"));
        var removed = await _a.ReceiveAsync();
        Assert.That(removed.Names(), Is.Empty);
        Assert.That(removed.RemovedResources, Is.EqualTo(["route/r"]));
    }

    [Test]
    public async Task Wakes_nobody_of_another_gateway()
    {
        await _host.SetAsync(Rows.Route(Rows.GatewayA, "r"));
        await _a.ReceiveAsync();

        Assert.That(StateOf("b").Responses, Is.EqualTo(1));
        await _host.SetAsync(Rows.Route(Rows.GatewayB, "own"));
        Assert.That((await _b.ReceiveAsync()).Names(), Is.EqualTo(["route/own"]));
        Assert.That(StateOf("b").Responses, Is.EqualTo(2));
    }

    [Test]
    public async Task Moves_a_resource_from_one_gateway_to_another()
    {
        await _host.CommitAsync(transaction =>
        {
            transaction.Remove(_host.Resources, Rows.Bind(Rows.GatewayA, "a").Key);
            transaction.Set(_host.Resources, Rows.Bind(Rows.GatewayB, "a"));
        });

        Assert.That((await _a.ReceiveAsync()).RemovedResources, Is.EqualTo(["bind/a"]));
        var gained = await _b.ReceiveAsync();
        Assert.That(gained.Names(), Is.EqualTo(["bind/a"]));
        Assert.That(gained.RemovedResources, Is.Empty);
    }

    [Test]
    public async Task Takes_a_resource_of_all_away_from_those_it_is_no_longer_for()
    {
        await _host.SetAsync(Rows.Bind(null, "shared"));
        foreach (var stream in new[] { _a, _b })
            Assert.That((await stream.ReceiveAndAcknowledgeAsync()).Names(), Is.EqualTo(["bind/shared"]));

        await _host.CommitAsync(transaction =>
        {
            transaction.Remove(_host.Resources, Rows.Bind(null, "shared").Key);
            transaction.Set(_host.Resources, Rows.Bind(Rows.GatewayA, "shared", 81));
        });

        Assert.That((await _a.ReceiveAsync()).Names(), Is.EqualTo(["bind/shared"]));
        Assert.That((await _b.ReceiveAsync()).RemovedResources, Is.EqualTo(["bind/shared"]));
    }

    [Test]
    public async Task Removes_a_listener_from_its_old_bind_before_it_is_on_the_new_one()
    {
        await _host.SetAsync(Rows.Listener(Rows.GatewayA, "l", bind: "a"));
        Assert.That((await _a.ReceiveAndAcknowledgeAsync()).Names(), Is.EqualTo(["listener/l"]));

        await _host.SetAsync(Rows.Listener(Rows.GatewayA, "l", bind: "b"), Rows.Route(Rows.GatewayA, "r"));
        var first = await _a.ReceiveAndAcknowledgeAsync();
        Assert.That(first.Names(), Is.Empty);
        Assert.That(first.RemovedResources, Is.EqualTo(["listener/l"]));
        var second = await _a.ReceiveAndAcknowledgeAsync();
        Assert.That(second.Names(), Is.EqualTo(["listener/l", "route/r"]));
        Assert.That(second.RemovedResources, Is.Empty);

        await _host.SetAsync(Rows.Listener(Rows.GatewayA, "l", "edited", bind: "b"));
        var edited = await _a.ReceiveAsync();
        Assert.That(edited.Names(), Is.EqualTo(["listener/l"]));
        Assert.That(edited.RemovedResources, Is.Empty);
    }

    [Test]
    public async Task Opens_a_bind_anew_that_gets_a_socket_and_brings_its_listeners_again()
    {
        await _host.SetAsync(
            Rows.InternalBind(Rows.GatewayA, "i"),
            Rows.Listener(Rows.GatewayA, "on-a", bind: "a"),
            Rows.Listener(Rows.GatewayA, "on-i", bind: "i"),
            Rows.Listener(Rows.GatewayA, "also-on-i", bind: "i")
        );
        await _a.ReceiveAndAcknowledgeAsync();

        await _host.SetAsync(
            Rows.Bind(Rows.GatewayA, "i"),
            Rows.Listener(Rows.GatewayA, "also-on-i", "edited", bind: "i")
        );
        var closed = await _a.ReceiveAndAcknowledgeAsync();
        Assert.That(closed.Names(), Is.Empty);
        Assert.That(closed.RemovedResources, Is.EqualTo(["bind/i"]));
        var opened = await _a.ReceiveAndAcknowledgeAsync();
        Assert.That(opened.Names(), Is.EqualTo(["bind/i", "listener/also-on-i", "listener/on-i"]));
        Assert.That(opened.RemovedResources, Is.Empty);

        // What else there is of a bind changes in place.
        await _host.SetAsync(Rows.Bind(Rows.GatewayA, "i", 81));
        var edited = await _a.ReceiveAsync();
        Assert.That(edited.Names(), Is.EqualTo(["bind/i"]));
        Assert.That(edited.RemovedResources, Is.Empty);
    }

    [Test]
    public async Task Brings_addresses_before_what_refers_to_them()
    {
        await _a.SubscribeAsync(XdsResourceType.Address, node: null);
        await _a.ReceiveAndAcknowledgeAsync();

        await _host.SetAsync(Rows.Route(Rows.GatewayA, "r"), Rows.Service("s"));

        Assert.That((await _a.ReceiveAsync()).Names(), Is.EqualTo(["default/s"]));
        Assert.That((await _a.ReceiveAsync()).Names(), Is.EqualTo(["route/r"]));
    }

    private XdsWatchState StateOf(string gateway) =>
        _host.Server.Connections.Single(connection => connection.Gateway?.Name == gateway).Watches.Single();
}
