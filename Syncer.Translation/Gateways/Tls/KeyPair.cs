// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Gateways.Tls;

/// <summary>A certificate chain and its private key, both PEM, or the reason why there are none.</summary>
internal readonly record struct KeyPair(
    ReadOnlyMemory<byte> Certificate,
    ReadOnlyMemory<byte> PrivateKey,
    Problem? Problem = null
)
{
    public static KeyPair Unusable(string reason, string message) => new(default, default, new(reason, message));

    /// <summary>The problem alone: the rest is secret.</summary>
    public override string ToString() => Problem?.ToString() ?? nameof(KeyPair);
}
