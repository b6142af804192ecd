// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;

namespace Syncer.Translation;

/// <summary>A service or workload that every proxy receives.</summary>
/// <param name="Key">The wire name: <c>namespace/hostname</c> of a service, the uid of a workload.</param>
/// <param name="Message">The content; never modified once it is part of a row.</param>
public sealed record AddressResource(string Key, Address Message) : IKeyed<string>
{
    /// <inheritdoc/>
    public bool Equals(AddressResource? other) =>
        other is not null && Key == other.Key && MessageEquality.AreSame(Message, other.Message);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Message);
}
