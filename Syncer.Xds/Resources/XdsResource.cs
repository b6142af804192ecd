// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.IO.Hashing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Krt;
using Wire = Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// A resource as it is sent: encoded once, its bytes shared by all connections. Immutable; equal when key, version and
/// bytes are, so that a change of its source that does not show on the wire goes no further.
/// </summary>
public sealed class XdsResource : IKeyed<XdsResourceKey>, IEquatable<XdsResource>
{
    private XdsResource(XdsResourceKey key, Wire.Resource message)
    {
        Key = key;
        Message = message;
        PushRank = key.Type.PushRankOf(key.Name);
    }

    /// <inheritdoc/>
    public XdsResourceKey Key { get; }

    /// <summary>
    /// XxHash64 of <see cref="Bytes"/> with seed 0, in lower-case hexadecimal digits without leading zeros (spec
    /// xds-addresses 1.6). Equal content has one version in every process, so a proxy may reconnect to any replica.
    /// </summary>
    public string Version => Message.Version;

    /// <summary>The encoded message: fields in order of number, maps in order of key.</summary>
    public ReadOnlyMemory<byte> Bytes => Message.Resource_.Value.Memory;

    internal Wire.Resource Message { get; }

    internal int PushRank { get; }

    /// <summary>Encodes a message.</summary>
    /// <exception cref="ArgumentException">The message is not of the type of the key.</exception>
    public static XdsResource Encode(XdsResourceKey key, IMessage message)
    {
        if (message.Descriptor != key.Type.Message)
            throw new ArgumentException($"{key} cannot hold a {message.Descriptor.FullName}.", nameof(message));

        var bytes = new byte[message.CalculateSize()];
        using (var output = new CodedOutputStream(bytes) { Deterministic = true })
            message.WriteTo(output);

        var version = XxHash64.HashToUInt64(bytes).ToString("x", CultureInfo.InvariantCulture);
        var content = new Any { TypeUrl = key.Type.Url, Value = UnsafeByteOperations.UnsafeWrap(bytes) };
        return new XdsResource(
            key,
            new Wire.Resource
            {
                Name = key.Name,
                Version = version,
                Resource_ = content,
            }
        );
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
}
