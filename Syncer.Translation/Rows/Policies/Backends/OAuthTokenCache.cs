// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>Where tokens are kept.</summary>
public sealed record OAuthTokenCache
{
    public InMemoryCache? InMemory { get; init; }

    public sealed record InMemoryCache
    {
        public int? MaxEntries { get; init; }

        /// <summary>A duration.</summary>
        public string? DefaultTtl { get; init; }
    }
}
