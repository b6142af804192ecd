// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Authentication;

/// <summary>What the API server answers.</summary>
internal sealed record TokenReviewStatus
{
    public bool Authenticated { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<string>? Audiences { get; init; }

    public TokenReviewUser? User { get; init; }
}
