// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Krt;
using Syncer.Protos;
using Mode = Syncer.Protos.Resources.Bind.Types.Mode;
using Wire = Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// A resource as it is sent: encoded once, its bytes shared by all connections. Immutable; equal when key, version and
/// bytes are, so that a change of its source that does not show on the wire goes no further.
/// </summary>
public sealed class XdsResource : IKeyed<XdsResourceKey>, IEquatable<XdsResource>
{
    // One field of a response: the header, version, type URL, content, and the name at the end.
    private readonly byte[] _frame;
    private readonly int _contentStart;
    private readonly int _contentLength;
    private readonly int _nameLength;

    private XdsResource(
        XdsResourceKey key,
        string version,
        string? place,
        byte[] frame,
        int contentStart,
        int contentLength
    )
    {
        Key = key;
        Place = place;
        Version = version;
        PushRank = (byte)key.Type.PushRankOf(key.Name);
        _frame = frame;
        _contentStart = contentStart;
        _contentLength = contentLength;
        _nameLength = Encoding.UTF8.GetByteCount(key.Name);
    }

    /// <inheritdoc/>
    public XdsResourceKey Key { get; }

    /// <summary>
    /// XxHash64 of <see cref="Bytes"/> with seed 0, in lower-case hexadecimal digits without leading zeros (spec
    /// xds-addresses 1.6). Equal content has one version in every process, so a proxy may reconnect to any replica.
    /// </summary>
    public string Version { get; }

    /// <summary>The encoded message: fields in order of number, maps in order of key.</summary>
    public ReadOnlyMemory<byte> Bytes => _frame.AsMemory(_contentStart, _contentLength);

    /// <summary>The field of a response that holds this resource.</summary>
    internal ReadOnlySpan<byte> Frame => _frame;

    internal ReadOnlySpan<byte> Utf8Name => _frame.AsSpan(_frame.Length - _nameLength);

    internal byte PushRank { get; }

    /// <summary>
    /// What a proxy settles for good when the resource comes to it (spec xds-addresses 6.5): of a listener the name of its bind,
    /// on the old one of which it stays besides, and of a bind whether it opens its socket. Where it changes, the resource is
    /// removed first.
    /// </summary>
    internal string? Place { get; }

    /// <summary>Encodes a message.</summary>
    /// <exception cref="ArgumentException">The message is not of the type of the key, or there is no name.</exception>
    public static XdsResource Encode(XdsResourceKey key, IMessage message)
    {
        if (message.GetType() != key.Type.Message)
            throw new ArgumentException($"{key} cannot hold a {message.Descriptor.FullName}.", nameof(message));
        return Encode(key, DeterministicEncoding.Encode(message));
    }

    /// <summary>Frames a message that is encoded.</summary>
    /// <param name="key">The name; <paramref name="content"/> is a message of its type.</param>
    /// <param name="content">The message, encoded by <see cref="DeterministicEncoding"/>.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    /// <exception cref="InvalidProtocolBufferException">The content is no message of the type.</exception>
    public static XdsResource Encode(XdsResourceKey key, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(key.Name, nameof(key));
        var length = content.Length;
        var version = XxHash64.HashToUInt64(content.Span).ToString("x", CultureInfo.InvariantCulture);

        var anyLength = WireWriter.SizeOf(key.Type.Url) + WireWriter.SizeOf(length);
        var resourceLength = WireWriter.SizeOf(version) + WireWriter.SizeOf(anyLength) + WireWriter.SizeOf(key.Name);
        var frame = new byte[WireWriter.SizeOf(resourceLength)];
        var writer = new WireWriter(frame);
        writer.WriteHeader(Wire.DeltaDiscoveryResponse.ResourcesFieldNumber, resourceLength);
        writer.Write(Wire.Resource.VersionFieldNumber, version);
        writer.WriteHeader(Wire.Resource.Resource_FieldNumber, anyLength);
        writer.Write(Any.TypeUrlFieldNumber, key.Type.Url);
        writer.Write(Any.ValueFieldNumber, content.Span);
        var contentEnd = writer.Position;
        writer.Write(Wire.Resource.NameFieldNumber, key.Name);
        return new XdsResource(key, version, PlaceOf(key, content.Span), frame, contentEnd - length, length);
    }

    internal static int ByPushOrder(XdsResource left, XdsResource right)
    {
        var byRank = left.PushRank.CompareTo(right.PushRank);
        return byRank != 0 ? byRank : string.CompareOrdinal(left.Key.Name, right.Key.Name);
    }

    /// <inheritdoc/>
    public bool Equals(XdsResource? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Key.Equals(other.Key)
            && Version == other.Version
            && Bytes.Span.SequenceEqual(other.Bytes.Span)
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as XdsResource);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Version);

    /// <summary>Key and version, without the content.</summary>
    public override string ToString() => $"{Key} {Version}";

    private static string? PlaceOf(XdsResourceKey key, ReadOnlySpan<byte> content) =>
        key.Type == XdsResourceType.Resource && XdsResourceType.HasPlace(key.Name)
            ? Protos.Resources.Resource.Parser.ParseFrom(content) switch
            {
                { Listener: { } listener } => XdsResourceType.BindKind + listener.BindKey,
                { Bind.Mode: Mode.Internal } => "without a socket",
                { Bind: not null } => "with a socket",
                _ => null,
            }
            : null;
}
