// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Krt;
using Syncer.Protos.Discovery;
using Status = Grpc.Core.Status;

namespace Syncer.Xds.Tests;

/// <summary>A stream whose requests are any bytes.</summary>
internal sealed class GarbageStream : IDisposable
{
    private static readonly Method<byte[], DeltaDiscoveryResponse> Method = new(
        MethodType.DuplexStreaming,
        AggregatedDiscoveryService.Descriptor.FullName,
        "DeltaAggregatedResources",
        Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes),
        Marshallers.Create(message => message.ToByteArray(), DeltaDiscoveryResponse.Parser.ParseFrom)
    );

    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<byte[], DeltaDiscoveryResponse> _call;

    public GarbageStream(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        _call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(Method, null, new CallOptions());
    }

    public static byte[] FirstRequest(XdsResourceType type, NamespacedName gateway) =>
        new DeltaDiscoveryRequest { TypeUrl = type.Url, Node = XdsTestStream.NodeOf(gateway) }.ToByteArray();

    public async Task SendAsync(byte[] request)
    {
        try
        {
            await _call.RequestStream.WriteAsync(request).WaitAsync(XdsTestStream.Patience);
        }
        catch (RpcException)
        {
            // The server was faster to end the stream; what is received next tells how it ended.
        }
    }

    public async Task<DeltaDiscoveryResponse> ReceiveAsync()
    {
        Assert.That(await MoveNextAsync(), Is.True, "the stream ended");
        return _call.ResponseStream.Current;
    }

    /// <summary>How the stream ends, whatever comes before.</summary>
    public async Task<Status> EndAsync()
    {
        try
        {
            while (await MoveNextAsync()) { }
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

    private Task<bool> MoveNextAsync() =>
        _call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(XdsTestStream.Patience);
}
