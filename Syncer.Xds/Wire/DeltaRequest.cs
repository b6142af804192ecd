// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>A <c>DeltaDiscoveryRequest</c> as the server reads it.</summary>
internal sealed class DeltaRequest : IDisposable
{
    public Node? Node { get; private set; }

    public string TypeUrl { get; private set; } = "";

    public IReadOnlyList<string> Subscribe { get; private set; } = [];

    public IReadOnlyList<string> Unsubscribe { get; private set; } = [];

    /// <summary>What the client holds.</summary>
    public KnownVersions? Known { get; private set; }

    public string Nonce { get; private set; } = "";

    public Protos.Discovery.Status? Error { get; private set; }

    /// <exception cref="InvalidDataException">The bytes are malformed.</exception>
    public static DeltaRequest Deserialize(DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        if (payload.IsSingleSegment)
            return Parse(payload.FirstSpan);
        var length = checked((int)payload.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            payload.CopyTo(buffer);
            return Parse(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are malformed.</exception>
    public static DeltaRequest Parse(ReadOnlySpan<byte> bytes)
    {
        var request = new DeltaRequest();
        List<string>? subscribe = null;
        List<string>? unsubscribe = null;
        var known = 0;
        var reader = new WireReader(bytes);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case DeltaDiscoveryRequest.NodeFieldNumber:
                    request.Node = ParseMessage(Node.Parser, reader.Bytes);
                    break;
                case DeltaDiscoveryRequest.TypeUrlFieldNumber:
                    request.TypeUrl = XdsResourceType.TryFromUtf8(reader.Bytes, out var type)
                        ? type.Url
                        : Encoding.UTF8.GetString(reader.Bytes);
                    break;
                case DeltaDiscoveryRequest.ResourceNamesSubscribeFieldNumber:
                    (subscribe ??= []).Add(Encoding.UTF8.GetString(reader.Bytes));
                    break;
                case DeltaDiscoveryRequest.ResourceNamesUnsubscribeFieldNumber:
                    (unsubscribe ??= []).Add(Encoding.UTF8.GetString(reader.Bytes));
                    break;
                case DeltaDiscoveryRequest.InitialResourceVersionsFieldNumber:
                    known++;
                    break;
                case DeltaDiscoveryRequest.ResponseNonceFieldNumber:
                    request.Nonce = Encoding.UTF8.GetString(reader.Bytes);
                    break;
                case DeltaDiscoveryRequest.ErrorDetailFieldNumber:
                    request.Error = ParseMessage(Protos.Discovery.Status.Parser, reader.Bytes);
                    break;
            }
        }
        (request.Subscribe, request.Unsubscribe) = (subscribe ?? [], unsubscribe ?? []);
        if (known > 0)
            request.Known = KnownVersions.Read(bytes, known);
        return request;
    }

    /// <summary>Hands over what the client holds, which is to be disposed by whoever takes it.</summary>
    public KnownVersions? TakeKnown()
    {
        var known = Known;
        Known = null;
        return known;
    }

    public void Dispose() => Known?.Dispose();

    private static T ParseMessage<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
