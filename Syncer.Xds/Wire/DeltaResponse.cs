// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// A <c>DeltaDiscoveryResponse</c>: the encodings of its resources, with a head and a tail of a few bytes that are particular to
/// a connection.
/// </summary>
internal sealed class DeltaResponse(XdsResourceType type, long epoch, string nonce)
{
    private readonly string _systemVersion = epoch.ToString(CultureInfo.InvariantCulture);

    public const int RemovedField = DeltaDiscoveryResponse.RemovedResourcesFieldNumber;

    public XdsResourceType Type => type;

    public long Epoch => epoch;

    public string Nonce => nonce;

    public List<XdsResource> Resources { get; } = [];

    public List<string> Removed { get; } = [];

    /// <summary>The number of bytes on the wire, without the prefix of gRPC.</summary>
    public int Size => HeadSize + ResourcesSize + TailSize + Removed.Sum(WireWriter.SizeOf);

    public int HeadSize => WireWriter.SizeOf(_systemVersion);

    public int ResourcesSize { get; private set; }

    public int TailSize => WireWriter.SizeOf(type.Url) + WireWriter.SizeOf(nonce);

    public void Add(XdsResource resource)
    {
        Resources.Add(resource);
        ResourcesSize += resource.Frame.Length;
    }

    /// <summary>What comes before the resources.</summary>
    public void WriteHead(Span<byte> target) =>
        new WireWriter(target).Write(DeltaDiscoveryResponse.SystemVersionInfoFieldNumber, _systemVersion);

    /// <summary>What comes after them, but for the removed names.</summary>
    public void WriteTail(Span<byte> target)
    {
        var writer = new WireWriter(target);
        writer.Write(DeltaDiscoveryResponse.TypeUrlFieldNumber, type.Url);
        writer.Write(DeltaDiscoveryResponse.NonceFieldNumber, nonce);
    }
}
