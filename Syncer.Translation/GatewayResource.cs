// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;

namespace Syncer.Translation;

/// <summary>A resource that the proxies of one gateway receive.</summary>
/// <param name="Key">The gateway and the wire name.</param>
/// <param name="Message">The content; never modified once it is part of a row.</param>
public sealed record GatewayResource(ResourceKey Key, Resource Message) : IKeyed<ResourceKey>
{
    /// <inheritdoc/>
    public bool Equals(GatewayResource? other) =>
        other is not null && Key == other.Key && MessageEquality.AreSame(Message, other.Message);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Message);

    /// <summary>The key alone: a message may hold private keys.</summary>
    public override string ToString() => $"{Key.Gateway} {Key.Name}";
}
