// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>Changes the host and path of forwarded requests.</summary>
public sealed record UrlRewriteFilter
{
    public string? Hostname { get; init; }

    public PathModifier? Path { get; init; }
}
