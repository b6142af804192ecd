// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Discovery;

namespace Syncer.Xds.Tests;

/// <summary>Wildcard and named subscriptions, and changes of them.</summary>
public class SubscriptionTests
{
    private XdsTestHost _host = null!;
    private XdsTestStream _stream = null!;

    [SetUp]
    public async Task Connect()
    {
        _host = await XdsTestHost.StartAsync(Rows.Service("a"), Rows.Service("b"), Rows.Service("c"));
        _stream = _host.Open();
    }

    [TearDown]
    public async Task Disconnect()
    {
        _stream.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Answers_names_with_what_exists_and_what_does_not()
    {
        await FirstAsync("default/b", "default/none");
        var answer = await _stream.ReceiveAsync();

        Assert.That(answer.Names(), Is.EqualTo(["default/b"]));
        Assert.That(answer.RemovedResources, Is.EqualTo(["default/none"]));
    }

    [Test]
    public async Task Pushes_only_what_is_named()
    {
        await FirstAsync("default/b", "default/none");
        await _stream.ReceiveAndAcknowledgeAsync();

        await _host.SetAsync(Rows.Service("a", "2"));
        await _host.SetAsync(Rows.Service("a", "3"), Rows.Service("b", "3"), Rows.Service("none"));
        var push = await _stream.ReceiveAndAcknowledgeAsync();
        Assert.That(push.Names(), Is.EquivalentTo(["default/b", "default/none"]));

        await _host.RemoveAsync(Rows.Service("b"), Rows.Service("c"));
        push = await _stream.ReceiveAsync();
        Assert.That(push.Names(), Is.Empty);
        Assert.That(push.RemovedResources, Is.EqualTo(["default/b"]));
    }

    [Test]
    public async Task Answers_added_names_and_stops_pushing_dropped_ones()
    {
        await FirstAsync("default/b");
        await _stream.ReceiveAndAcknowledgeAsync();

        await _stream.ChangeNamesAsync(XdsResourceType.Address, ["default/c", "default/none"], ["default/b"]);
        var answer = await _stream.ReceiveAndAcknowledgeAsync();
        Assert.That(answer.Names(), Is.EqualTo(["default/c"]));
        Assert.That(answer.RemovedResources, Is.EqualTo(["default/none"]));

        await _host.SetAsync(Rows.Service("b", "2"), Rows.Service("c", "2"));
        Assert.That((await _stream.ReceiveAsync()).Names(), Is.EqualTo(["default/c"]));
    }

    [Test]
    public async Task Answers_a_change_that_comes_with_an_acknowledgement_and_reports_it()
    {
        await FirstAsync("default/b");
        var first = await _stream.ReceiveAsync();

        await _stream.ChangeNamesAsync(XdsResourceType.Address, ["default/c"], [], first.Nonce);

        Assert.That((await _stream.ReceiveAsync()).Names(), Is.EqualTo(["default/c"]));
        Assert.That(_host.Log.TextsOf("UnexpectedRequest").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Turns_into_a_wildcard_and_back()
    {
        await FirstAsync("default/b");
        await _stream.ReceiveAndAcknowledgeAsync();

        await _stream.ChangeNamesAsync(XdsResourceType.Address, ["*"], []);
        var all = await _stream.ReceiveAndAcknowledgeAsync();
        Assert.That(all.Names(), Is.EquivalentTo(["default/a", "default/b", "default/c"]));
        Assert.That(State().IsWildcard, Is.True);

        await _stream.ChangeNamesAsync(XdsResourceType.Address, [], ["*"]);
        Assert.That((await _stream.ReceiveAndAcknowledgeAsync()).Resources, Is.Empty);

        await _host.SetAsync(Rows.Service("a", "2"), Rows.Service("b", "2"));
        Assert.That((await _stream.ReceiveAsync()).Names(), Is.EqualTo(["default/b"]));
    }

    [Test]
    public async Task Tells_a_wildcard_client_of_names_it_adds_or_drops()
    {
        await FirstAsync("*", "default/none");
        var first = await _stream.ReceiveAndAcknowledgeAsync();
        Assert.That(first.Resources, Has.Count.EqualTo(3));
        Assert.That(first.RemovedResources, Is.EqualTo(["default/none"]));

        await _stream.ChangeNamesAsync(XdsResourceType.Address, ["default/a"], ["default/none"]);
        var answer = await _stream.ReceiveAsync();

        Assert.That(answer.Names(), Is.EqualTo(["default/a"]));
        Assert.That(answer.RemovedResources, Is.EqualTo(["default/none"]));
    }

    [Test]
    public async Task Honours_known_versions_of_names()
    {
        await _stream.SendAsync(
            new DeltaDiscoveryRequest
            {
                TypeUrl = XdsResourceType.Address.Url,
                Node = XdsTestStream.NodeOf(Rows.GatewayA),
                ResourceNamesSubscribe = { "default/a", "default/b" },
                InitialResourceVersions =
                {
                    ["default/a"] = Rows.Service("a").Version,
                    ["default/b"] = "old",
                    ["default/c"] = "not subscribed",
                    ["default/gone"] = "1",
                },
            }
        );
        var answer = await _stream.ReceiveAsync();

        Assert.That(answer.Names(), Is.EqualTo(["default/b"]));
        Assert.That(answer.RemovedResources, Is.EqualTo(["default/gone"]));
    }

    private Task FirstAsync(params string[] names) =>
        _stream.SendAsync(
            new DeltaDiscoveryRequest
            {
                TypeUrl = XdsResourceType.Address.Url,
                Node = XdsTestStream.NodeOf(Rows.GatewayA),
                ResourceNamesSubscribe = { names },
            }
        );

    private XdsWatchState State() => _host.Server.Connections.Single().Watches.Single();
}
