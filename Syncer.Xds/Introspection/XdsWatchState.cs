// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What a connection asked for and got of one type.</summary>
public sealed record XdsWatchState
{
    /// <summary>The type.</summary>
    public required XdsResourceType Type { get; init; }

    /// <summary>Whether every visible resource is subscribed to.</summary>
    public required bool IsWildcard { get; init; }

    /// <summary>The number of names subscribed to explicitly.</summary>
    public required int SubscribedNames { get; init; }

    /// <summary>The epoch up to which everything visible has been sent or is being sent.</summary>
    public required long? Position { get; init; }

    /// <summary>The nonce of the last response; empty before the first.</summary>
    public required string NonceSent { get; init; }

    /// <summary>The nonce accepted last; empty before the first.</summary>
    public required string NonceAcknowledged { get; init; }

    /// <summary>The epoch to which the response accepted last brought the proxy; <see langword="null"/> before the first.</summary>
    public required long? EpochAcknowledged { get; init; }

    /// <summary>When the last response was handed to the transport.</summary>
    public required DateTimeOffset? LastSent { get; init; }

    /// <summary>The text of the last rejection, until a response is accepted.</summary>
    public required string? LastError { get; init; }

    /// <summary>Responses sent.</summary>
    public required long Responses { get; init; }

    /// <summary>Resources in all responses.</summary>
    public required long Resources { get; init; }

    /// <summary>Removed names in all responses.</summary>
    public required long Removals { get; init; }

    /// <summary>Bytes of all responses, without what HTTP and TLS add.</summary>
    public required long Bytes { get; init; }

    /// <summary>Responses rejected.</summary>
    public required long Rejections { get; init; }
}
