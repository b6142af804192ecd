// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Matches;

/// <summary>A condition on the value of a named header or query parameter.</summary>
public sealed record ValueMatch
{
    /// <summary><c>Exact</c> or <c>RegularExpression</c>.</summary>
    public string? Type { get; init; }

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Value
    {
        get;
        init => field = value ?? "";
    } = "";
}
