// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos;
using Syncer.Protos.Workloads;

namespace Syncer.Translation;

/// <summary>
/// A service or workload that every proxy receives, held as it is sent: bytes take a fraction of the memory of a message.
/// Immutable; equal by key and content, so that an optional field that is empty differs from one that is not set.
/// </summary>
public sealed class AddressResource : IKeyed<string>, IEquatable<AddressResource>
{
    /// <summary>Encodes the content.</summary>
    /// <param name="key">The wire name: <c>namespace/hostname</c> of a service, the uid of a workload.</param>
    /// <param name="message">The content.</param>
    public AddressResource(string key, Address message) =>
        (Key, Content) = (key, DeterministicEncoding.Encode(message));

    /// <summary>The wire name: <c>namespace/hostname</c> of a service, the uid of a workload.</summary>
    public string Key { get; }

    /// <summary>The content, encoded by <see cref="DeterministicEncoding"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Decodes the content, into a new message each time.</summary>
    public Address ToMessage() => Address.Parser.ParseFrom(Content.Span);

    /// <inheritdoc/>
    public bool Equals(AddressResource? other) =>
        other is not null && Key == other.Key && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AddressResource);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Content.Length);

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
