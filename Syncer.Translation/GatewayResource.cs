// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos;
using Syncer.Protos.Resources;

namespace Syncer.Translation;

/// <summary>
/// A resource that the proxies of one gateway receive, held as it is sent: bytes take a fraction of the memory of a message.
/// Immutable; equal by key and content, so that an optional field that is empty differs from one that is not set.
/// </summary>
public sealed class GatewayResource : IKeyed<ResourceKey>, IEquatable<GatewayResource>
{
    /// <summary>Encodes the content.</summary>
    /// <param name="key">The gateway and the wire name.</param>
    /// <param name="message">The content.</param>
    public GatewayResource(ResourceKey key, Resource message)
        : this(key, DeterministicEncoding.Encode(message)) { }

    internal GatewayResource(ResourceKey key, ReadOnlyMemory<byte> content) => (Key, Content) = (key, content);

    /// <summary>The gateway and the wire name.</summary>
    public ResourceKey Key { get; }

    /// <summary>The content, encoded by <see cref="DeterministicEncoding"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Decodes the content, into a new message each time.</summary>
    public Resource ToMessage() => Resource.Parser.ParseFrom(Content.Span);

    /// <inheritdoc/>
    public bool Equals(GatewayResource? other) =>
        other is not null && Key == other.Key && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GatewayResource);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Content.Length);

    /// <summary>The key alone: the content may hold private keys.</summary>
    public override string ToString() => $"{Key.Gateway} {Key.Name}";
}
