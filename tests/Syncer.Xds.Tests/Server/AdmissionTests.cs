// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;
using Grpc.Net.Client;
using Krt;
using Microsoft.Extensions.DependencyInjection;
using Syncer.Protos.Discovery;
using Status = Grpc.Core.Status;

namespace Syncer.Xds.Tests;

/// <summary>Which streams are served, and as whom (spec xds-addresses 1.1, 1.8, 2).</summary>
[TestOf(typeof(DeltaXdsServer))]
public class AdmissionTests
{
    [Test]
    public async Task Refuses_a_first_request_without_a_node()
    {
        await using var host = await XdsTestHost.StartAsync();
        Node?[] nodes = [null, new Node()];
        foreach (var node in nodes)
        {
            using var stream = host.Open();
            await stream.SubscribeAsync(XdsResourceType.Address, node);

            var end = await stream.EndAsync();

            Assert.That(end.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(end.Detail, Is.EqualTo("missing node information"));
        }
        Assert.That(host.Server.Connections, Is.Empty);
    }

    [Test]
    public async Task Refuses_streams_until_the_collection_is_synced()
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings { StartSynced = false },
            Rows.Bind(Rows.GatewayA, "a")
        );
        using (var early = host.Open())
        {
            await early.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
            Assert.That((await early.EndAsync()).StatusCode, Is.EqualTo(StatusCode.Unavailable));
        }
        Assert.That(host.Server.Synced.IsCompleted, Is.False);

        await host.CommitAsync(transaction => transaction.MarkSynced(host.Resources));

        await host.Server.Synced.WaitAsync(XdsTestStream.Patience);
        using var stream = host.Open();
        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        Assert.That((await stream.ReceiveAsync()).Names(), Is.EqualTo(["bind/a"]));
    }

    [Test]
    public async Task Serves_the_gateway_that_admission_resolves_the_role_to()
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings
            {
                Services = services =>
                    services.AddSingleton<IXdsAdmission>(
                        new Admission(node => node.Gateway?.Name == "short-1a2b" ? Rows.GatewayA : node.Gateway)
                    ),
            },
            Rows.Bind(Rows.GatewayA, "a")
        );
        using var stream = host.Open();

        await stream.SubscribeAsync(XdsResourceType.Resource, XdsTestStream.NodeOf("default~short-1a2b"));

        Assert.That((await stream.ReceiveAsync()).Names(), Is.EqualTo(["bind/a"]));
        Assert.That(host.Server.Connections.Single().Gateway, Is.EqualTo(Rows.GatewayA));
    }

    [Test]
    public async Task Ends_a_stream_with_the_status_admission_refuses_it_with()
    {
        await using var host = await XdsTestHost.StartAsync(
            new XdsTestHost.Settings
            {
                Services = services =>
                    services.AddSingleton<IXdsAdmission>(
                        new Admission(_ => throw new RpcException(new Status(StatusCode.PermissionDenied, "not yours")))
                    ),
            }
        );
        using var stream = host.Open();

        await stream.SubscribeAsync(XdsResourceType.Resource, Rows.GatewayA);
        var end = await stream.EndAsync();

        Assert.That(end.StatusCode, Is.EqualTo(StatusCode.PermissionDenied));
        Assert.That(end.Detail, Is.EqualTo("not yours"));
    }

    [Test]
    public async Task Does_not_implement_the_state_of_the_world()
    {
        await using var host = await XdsTestHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var client = new AggregatedDiscoveryService.AggregatedDiscoveryServiceClient(channel);
        using var call = client.StreamAggregatedResources();

        Assert.That(
            () => call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(XdsTestStream.Patience),
            Throws
                .TypeOf<RpcException>()
                .With.Property(nameof(RpcException.StatusCode))
                .EqualTo(StatusCode.Unimplemented)
        );
    }

    [Test]
    public async Task Serves_a_proxy_whose_tls_is_taken_off_on_the_way()
    {
        await using var host = await XdsTestHost.StartAsync(Rows.Bind(Rows.GatewayA, "a"));
        using var connection = await RawHttp2.ConnectAsync(host.Address);

        await connection.CallOverHttpsAsync(
            $"/{AggregatedDiscoveryService.Descriptor.FullName}/DeltaAggregatedResources",
            GarbageStream.FirstRequest(XdsResourceType.Resource, Rows.GatewayA)
        );

        // After the prefix of gRPC.
        var answer = DeltaDiscoveryResponse.Parser.ParseFrom((await connection.ReceiveDataAsync()).AsSpan(5));
        Assert.That(answer.Names(), Is.EqualTo(["bind/a"]));
    }

    private sealed class Admission(Func<XdsNode, NamespacedName?> admit) : IXdsAdmission
    {
        public NamespacedName? Admit(XdsNode node, ClaimsPrincipal caller) => admit(node);
    }
}
