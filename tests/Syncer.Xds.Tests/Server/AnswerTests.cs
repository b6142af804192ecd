// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Krt;
using Syncer.Protos.Discovery;

namespace Syncer.Xds.Tests;

/// <summary>What requests are answered with (spec xds-addresses 1.3, 1.4).</summary>
[TestOf(typeof(DeltaXdsServer))]
public class AnswerTests
{
    [Test]
    public async Task Answers_the_first_request_of_each_type_even_when_there_is_nothing()
    {
        await using var host = await XdsTestHost.StartAsync();
        using var stream = host.Open();

        await stream.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA);
        var addresses = await stream.ReceiveAsync();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        var resources = await stream.ReceiveAsync();

        Assert.That(addresses.TypeUrl, Is.EqualTo(XdsResourceType.Address.Url));
        Assert.That(resources.TypeUrl, Is.EqualTo(XdsResourceType.Resource.Url));
        Assert.That(addresses.Resources, Is.Empty);
        Assert.That(addresses.RemovedResources, Is.Empty);
        Assert.That(resources.Resources, Is.Empty);
        Assert.That(addresses.Nonce, Is.Not.Empty.And.Not.EqualTo(resources.Nonce));
    }

    [Test]
    public async Task Sends_name_version_and_content()
    {
        var service = Rows.Service("s", "content");
        await using var host = await XdsTestHost.StartAsync(service);
        using var stream = host.Open();

        await stream.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA);
        var sent = (await stream.ReceiveAsync()).Resources.Single();

        Assert.That(sent.Name, Is.EqualTo("default/s"));
        Assert.That(sent.Version, Is.EqualTo(service.Version));
        Assert.That(sent.Resource_.TypeUrl, Is.EqualTo(XdsResourceType.Address.Url));
        Assert.That(sent.Resource_.Value.ToByteArray(), Is.EqualTo(service.Bytes.ToArray()));
    }

    [Test]
    public async Task Shows_each_gateway_its_own_resources_and_those_of_all()
    {
        await using var host = await XdsTestHost.StartAsync(
            Rows.Bind(Rows.GatewayA, "a"),
            Rows.Bind(Rows.GatewayB, "b"),
            Rows.Bind(null, "all")
        );

        Assert.That(await NamesSeenAsAsync(host, "default~a"), Is.EqualTo(["bind/a", "bind/all"]));
        Assert.That(await NamesSeenAsAsync(host, "default~b"), Is.EqualTo(["bind/all", "bind/b"]));
        Assert.That(await NamesSeenAsAsync(host, "default~unknown"), Is.EqualTo(["bind/all"]));
        Assert.That(await NamesSeenAsAsync(host, "no delimiter"), Is.EqualTo(["bind/all"]));
    }

    [Test]
    public async Task Answers_an_unknown_gateway_with_nothing_until_it_has_resources()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayB);
        Assert.That((await stream.ReceiveAndAcknowledgeAsync()).Names(), Is.Empty);

        await host.SetAsync(Rows.Bind(Rows.GatewayB, "b"));

        Assert.That((await stream.ReceiveAsync()).Names(), Is.EqualTo(["bind/b"]));
    }

    [Test]
    public async Task Sends_binds_then_listeners_then_backends_then_policies_then_routes()
    {
        var gateway = Rows.GatewayA;
        await using var host = await XdsTestHost.StartAsync(
            Rows.Route(gateway, "r"),
            Rows.Policy(gateway, "p"),
            Rows.Backend(gateway, "k"),
            Rows.Listener(gateway, "l"),
            Rows.Bind(gateway, "b2"),
            Rows.Bind(gateway, "b1")
        );
        using var stream = host.Open();

        await stream.SubscribeAsync(XdsResourceType.Resource, gateway);

        Assert.That(
            (await stream.ReceiveAsync()).Names(),
            Is.EqualTo(["bind/b1", "bind/b2", "listener/l", "backend/k", "policy/p", "route/r"])
        );
    }

    [Test]
    public async Task Sends_only_differences_and_sorted_removals_to_a_client_that_reconnects()
    {
        var (same, changed) = (Rows.Bind(Rows.GatewayA, "same"), Rows.Bind(Rows.GatewayA, "changed"));
        await using var host = await XdsTestHost.StartAsync(same, changed, Rows.Bind(Rows.GatewayB, "other"));
        using var stream = host.Open();

        await stream.SubscribeAsync(
            XdsResourceType.Resource,
            Rows.GatewayA,
            ("bind/zgone", "1"),
            ("bind/same", same.Version),
            ("bind/changed", "0"),
            ("bind/other", "2"),
            ("bind/agone", "3")
        );
        var answer = await stream.ReceiveAsync();

        Assert.That(answer.Names(), Is.EqualTo(["bind/changed"]));
        Assert.That(answer.RemovedResources, Is.EqualTo(["bind/agone", "bind/other", "bind/zgone"]));
    }

    [Test]
    public async Task Ignores_the_nonce_of_a_first_request()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Service("s"));
        using var stream = host.Open();

        await stream.SendAsync(
            new DeltaDiscoveryRequest
            {
                Node = XdsTestStream.NodeOf(Rows.GatewayA),
                TypeUrl = XdsResourceType.Address.Url,
                ResponseNonce = "of another replica",
            }
        );

        Assert.That((await stream.ReceiveAsync()).Names(), Is.EqualTo(["default/s"]));
    }

    [Test]
    public async Task Accepts_initial_versions_and_sends_responses_of_many_megabytes()
    {
        var services = Enumerable.Range(0, 200).Select(i => Rows.Service($"s{i}", new string('x', 50_000))).ToArray();
        await using var host = await XdsTestHost.StartAsync(services);
        using var stream = host.Open();
        var known = Enumerable.Range(0, 60_000).Select(i => ($"default/gone-{i:D70}", "0123456789abcdef"));

        await stream.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA, [.. known]);
        var answer = await stream.ReceiveAsync();

        Assert.That(answer.Resources, Has.Count.EqualTo(200));
        Assert.That(answer.RemovedResources, Has.Count.EqualTo(60_000));
    }

    [Test]
    public async Task Splits_what_exceeds_the_size_threshold()
    {
        var services = Enumerable.Range(0, 5).Select(i => Rows.Service($"s{i}", new string('x', 1000))).ToArray();
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings { Configure = options => options.ResponseSizeThreshold = 2500 },
            services
        );
        using var stream = host.Open();

        await stream.SubscribeAsync(XdsResourceType.Address, Rows.GatewayA, ("default/gone", "1"));
        var first = await stream.ReceiveAndAcknowledgeAsync();
        var second = await stream.ReceiveAndAcknowledgeAsync();
        var third = await stream.ReceiveAndAcknowledgeAsync();

        DeltaDiscoveryResponse[] all = [first, second, third];
        Assert.That(all.Select(r => r.Resources.Count), Is.EqualTo([2, 2, 1]));
        Assert.That(all.Select(r => r.RemovedResources.Count), Is.EqualTo([0, 0, 1]));
        Assert.That(all.SelectMany(r => r.Names()), Is.EquivalentTo(services.Select(s => s.Key.Name)));
        Assert.That(all.Select(r => r.Nonce), Is.Unique);
    }

    private static async Task<string[]> NamesSeenAsAsync(XdsTestHost host, string role)
    {
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, XdsTestStream.NodeOf(role));
        return (await stream.ReceiveAsync()).Names();
    }
}
