// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Matches;

/// <summary>A condition on the path of a request.</summary>
public sealed record HttpPathMatch
{
    /// <summary><c>PathPrefix</c>, <c>Exact</c> or <c>RegularExpression</c>.</summary>
    public string? Type { get; init; }

    public string? Value { get; init; }
}
