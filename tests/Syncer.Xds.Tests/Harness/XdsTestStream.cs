// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Krt;
using Syncer.Protos.Discovery;
using RpcStatus = Grpc.Core.Status;
using WireStatus = Syncer.Protos.Discovery.Status;

namespace Syncer.Xds.Tests;

/// <summary>A stream whose every message the test decides.</summary>
internal sealed class XdsTestStream : IDisposable
{
    /// <summary>How long a test waits for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<DeltaDiscoveryRequest, DeltaDiscoveryResponse> _call;

    public XdsTestStream(Uri address)
    {
        _channel = GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null }
        );
        _call = new AggregatedDiscoveryService.AggregatedDiscoveryServiceClient(_channel).DeltaAggregatedResources();
    }

    public static Node NodeOf(NamespacedName gateway) => NodeOf($"{gateway.Namespace}~{gateway.Name}");

    public static Node NodeOf(string role) =>
        new()
        {
            Id = "agentgateway~1.1.1.1~pod.default~default.svc.cluster.local",
            Metadata = new Struct { Fields = { ["role"] = Value.ForString(role) } },
        };

    public async Task SendAsync(DeltaDiscoveryRequest request)
    {
        try
        {
            await _call.RequestStream.WriteAsync(request).WaitAsync(Patience);
        }
        catch (RpcException)
        {
            // The server was faster to end the stream; what is received next tells how it ended.
        }
    }

    public Task SubscribeAsync(
        XdsResourceType type,
        NamespacedName gateway,
        params (string Name, string Version)[] known
    ) => SubscribeAsync(type, NodeOf(gateway), known);

    public Task SubscribeAsync(XdsResourceType type, Node? node, params (string Name, string Version)[] known)
    {
        var request = new DeltaDiscoveryRequest { TypeUrl = type.Url, Node = node };
        foreach (var (name, version) in known)
            request.InitialResourceVersions.Add(name, version);
        return SendAsync(request);
    }

    public Task ChangeNamesAsync(XdsResourceType type, string[] subscribe, string[] unsubscribe, string nonce = "") =>
        SendAsync(
            new DeltaDiscoveryRequest
            {
                TypeUrl = type.Url,
                ResponseNonce = nonce,
                ResourceNamesSubscribe = { subscribe },
                ResourceNamesUnsubscribe = { unsubscribe },
            }
        );

    public Task AcknowledgeAsync(DeltaDiscoveryResponse response) =>
        SendAsync(new DeltaDiscoveryRequest { TypeUrl = response.TypeUrl, ResponseNonce = response.Nonce });

    public Task RejectAsync(DeltaDiscoveryResponse response, string message) =>
        RejectAsync(response.TypeUrl, response.Nonce, message);

    public Task RejectAsync(string typeUrl, string nonce, string message) =>
        SendAsync(
            new DeltaDiscoveryRequest
            {
                TypeUrl = typeUrl,
                ResponseNonce = nonce,
                ErrorDetail = new WireStatus { Message = message },
            }
        );

    public async Task<DeltaDiscoveryResponse> ReceiveAsync()
    {
        var received = await _call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience);
        Assert.That(received, Is.True, "the stream ended");
        return _call.ResponseStream.Current;
    }

    public async Task<DeltaDiscoveryResponse> ReceiveAndAcknowledgeAsync()
    {
        var response = await ReceiveAsync();
        await AcknowledgeAsync(response);
        return response;
    }

    /// <summary>Completes when the server has begun to write its first response.</summary>
    public Task FirstResponseBegunAsync() => _call.ResponseHeadersAsync.WaitAsync(Patience);

    public Task CompleteRequestsAsync() => _call.RequestStream.CompleteAsync().WaitAsync(Patience);

    /// <summary>How the stream ends, which must be without a further response.</summary>
    public async Task<RpcStatus> EndAsync()
    {
        try
        {
            var received = await _call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience);
            Assert.That(received, Is.False, "a further response came");
            return _call.GetStatus();
        }
        catch (RpcException error)
        {
            return error.Status;
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
    }
}
