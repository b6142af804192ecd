// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>A change of the path.</summary>
public sealed record PathModifier
{
    /// <summary><c>ReplaceFullPath</c> or <c>ReplacePrefixMatch</c>.</summary>
    public string Type
    {
        get;
        init => field = value ?? "";
    } = "";

    public string? ReplaceFullPath { get; init; }

    public string? ReplacePrefixMatch { get; init; }
}
