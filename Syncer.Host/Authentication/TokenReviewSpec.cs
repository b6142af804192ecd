// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Authentication;

/// <summary>What is asked; no text shows the token.</summary>
internal sealed class TokenReviewSpec
{
    public string Token { get; init; } = "";

    public IReadOnlyList<string> Audiences { get; init; } = [];
}
