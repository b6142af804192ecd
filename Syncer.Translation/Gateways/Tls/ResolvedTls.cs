// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>The TLS configuration of a listener and what is wrong with it.</summary>
/// <param name="Config">The configuration, null for a listener without.</param>
internal sealed record ResolvedTls(TLSConfig? Config)
{
    /// <summary>Whether the protocol needs TLS settings and the listener has none at all.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why the listener is not accepted, or null.</summary>
    public Problem? NotAccepted { get; init; }

    /// <summary>Why the listener is not programmed, or null.</summary>
    public Problem? NotProgrammed { get; init; }

    /// <summary>Why references of the listener are not resolved, or null.</summary>
    public Problem? NotResolved { get; init; }

    /// <summary>No TLS.</summary>
    public static ResolvedTls None { get; } = new((TLSConfig?)null);

    /// <summary>The problems alone: a configuration holds a private key.</summary>
    public override string ToString() => $"{nameof(ResolvedTls)} {{ {NotResolved?.Message} }}";
}
