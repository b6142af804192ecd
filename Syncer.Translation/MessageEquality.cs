// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos;

namespace Syncer.Translation;

/// <summary>
/// Whether two messages are the same to whoever receives them. The generated comparison takes an optional field that is empty
/// for one that is not set, which the data plane does not: an empty bundle trusts nobody, no bundle trusts the system's.
/// </summary>
internal static class MessageEquality
{
    public static bool AreSame(IMessage left, IMessage right) =>
        ReferenceEquals(left, right)
        || (
            left.Equals(right)
            && DeterministicEncoding.Encode(left).AsSpan().SequenceEqual(DeterministicEncoding.Encode(right))
        );
}
