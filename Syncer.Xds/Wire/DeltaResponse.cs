// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// A <c>DeltaDiscoveryResponse</c> that is written straight from the encodings the resources have: what is particular to a
/// connection is a few bytes.
/// </summary>
internal sealed class DeltaResponse
{
    private int _resourcesSize;

    public DeltaResponse(XdsResourceType type, string systemVersion, string nonce)
    {
        Type = type;
        SystemVersion = systemVersion;
        Nonce = nonce;
    }

    public XdsResourceType Type { get; }

    public string SystemVersion { get; }

    public string Nonce { get; }

    public List<XdsResource> Resources { get; } = [];

    public List<string> Removed { get; } = [];

    /// <summary>The number of bytes on the wire, without the frame of gRPC.</summary>
    public int Size =>
        WireWriter.SizeOf(SystemVersion)
        + _resourcesSize
        + WireWriter.SizeOf(Type.Url)
        + WireWriter.SizeOf(Nonce)
        + Removed.Sum(WireWriter.SizeOf);

    public int ResourcesSize => _resourcesSize;

    public void Add(XdsResource resource)
    {
        Resources.Add(resource);
        _resourcesSize += resource.Frame.Length;
    }

    public static void Serialize(DeltaResponse response, SerializationContext context)
    {
        var size = response.Size;
        context.SetPayloadLength(size);
        var output = context.GetBufferWriter();

        var head = new WireWriter(output.GetSpan(WireWriter.SizeOf(response.SystemVersion)));
        head.Write(DeltaDiscoveryResponse.SystemVersionInfoFieldNumber, response.SystemVersion);
        output.Advance(head.Position);
        foreach (var resource in response.Resources)
        {
            var frame = resource.Frame;
            frame.CopyTo(output.GetSpan(frame.Length));
            output.Advance(frame.Length);
        }
        var tailSize = WireWriter.SizeOf(response.Type.Url) + WireWriter.SizeOf(response.Nonce);
        var tail = new WireWriter(output.GetSpan(tailSize));
        tail.Write(DeltaDiscoveryResponse.TypeUrlFieldNumber, response.Type.Url);
        tail.Write(DeltaDiscoveryResponse.NonceFieldNumber, response.Nonce);
        output.Advance(tail.Position);
        foreach (var name in response.Removed)
        {
            var removed = new WireWriter(output.GetSpan(WireWriter.SizeOf(name)));
            removed.Write(DeltaDiscoveryResponse.RemovedResourcesFieldNumber, name);
            output.Advance(removed.Position);
        }
        context.Complete();
    }
}
