// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Authentication;

/// <summary>Whose token it is.</summary>
internal sealed record TokenReviewUser
{
    public string Username { get; init; } = "";

    public IReadOnlyList<string>? Groups { get; init; }
}
