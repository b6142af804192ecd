// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Policies.Jwks;

/// <summary>The value of the entry of a ConfigMap that keeps a key set.</summary>
internal sealed record KeySetDocument
{
    public int Version { get; init; }

    public string? RequestKey { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset FetchedAt { get; init; }

    public string? Jwks { get; init; }
}
