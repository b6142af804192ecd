// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Krt;
using Syncer.Protos.Discovery;
using Syncer.Xds;

namespace Benchmarks.Xds;

/// <summary>A proxy with a connection of its own that looks at no more of a response than it must to acknowledge it.</summary>
internal sealed class RawProxy : IDisposable
{
    private static readonly Method<byte[], Response> Method = new(
        MethodType.DuplexStreaming,
        AggregatedDiscoveryService.Descriptor.FullName,
        "DeltaAggregatedResources",
        Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes),
        Marshallers.Create<Response>(
            (_, _) => throw new NotSupportedException(),
            context => Response.Read(context.PayloadAsReadOnlySequence())
        )
    );

    private readonly SocketsHttpHandler _handler;
    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<byte[], Response> _call;
    private long _bytesReceived;

    public RawProxy(Uri address)
    {
        _handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        _channel = GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions
            {
                HttpHandler = _handler,
                MaxReceiveMessageSize = null,
                MaxSendMessageSize = null,
            }
        );
        _call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(Method, null, new CallOptions());
    }

    /// <summary>What came over the socket.</summary>
    public long BytesReceived => Volatile.Read(ref _bytesReceived);

    public static byte[] FirstRequest(
        XdsResourceType type,
        NamespacedName gateway,
        IEnumerable<KeyValuePair<string, string>> known
    )
    {
        var request = new DeltaDiscoveryRequest
        {
            TypeUrl = type.Url,
            Node = new Node
            {
                Id = $"agentgateway~1.1.1.1~pod.{gateway.Namespace}~{gateway.Namespace}.svc.cluster.local",
                Metadata = new()
                {
                    Fields = { ["role"] = new() { StringValue = $"{gateway.Namespace}~{gateway.Name}" } },
                },
            },
        };
        foreach (var (name, version) in known)
            request.InitialResourceVersions.Add(name, version);
        return request.ToByteArray();
    }

    public Task SendAsync(byte[] request) => _call.RequestStream.WriteAsync(request);

    /// <summary>Receives a response and acknowledges it.</summary>
    public async Task<Response> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (!await _call.ResponseStream.MoveNext(cancellationToken))
            throw new EndOfStreamException();
        var response = _call.ResponseStream.Current;
        await SendAsync(
            new DeltaDiscoveryRequest { TypeUrl = response.TypeUrl, ResponseNonce = response.Nonce }.ToByteArray()
        );
        return response;
    }

    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
        _handler.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new CountingStream(socket, this);
    }

    /// <summary>A response of which the resources are counted only.</summary>
    internal sealed record Response(string TypeUrl, string Nonce, int Resources, long ArrivedAt)
    {
        public static Response Read(ReadOnlySequence<byte> payload)
        {
            var arrived = Stopwatch.GetTimestamp();
            var (type, nonce, resources) = ("", "", 0);
            var reader = new SequenceReader<byte>(payload);
            while (!reader.End)
            {
                var field = ReadVarint(ref reader) >> 3;
                var length = (int)ReadVarint(ref reader);
                if (field == DeltaDiscoveryResponse.TypeUrlFieldNumber)
                    type = Encoding.UTF8.GetString(payload.Slice(reader.Position, length).ToArray());
                else if (field == DeltaDiscoveryResponse.NonceFieldNumber)
                    nonce = Encoding.UTF8.GetString(payload.Slice(reader.Position, length).ToArray());
                else if (field == DeltaDiscoveryResponse.ResourcesFieldNumber)
                    resources++;
                reader.Advance(length);
            }
            return new Response(type, nonce, resources, arrived);
        }

        private static ulong ReadVarint(ref SequenceReader<byte> reader)
        {
            var value = 0ul;
            for (var shift = 0; reader.TryRead(out var part); shift += 7)
            {
                value |= (ulong)(part & 0x7f) << shift;
                if (part < 0x80)
                    break;
            }
            return value;
        }
    }

    private sealed class CountingStream(Socket socket, RawProxy owner) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref owner._bytesReceived, read);
            return read;
        }
    }
}
