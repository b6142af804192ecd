// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>Answers requests with a redirect.</summary>
public sealed record RequestRedirectFilter
{
    public string? Scheme { get; init; }

    public string? Hostname { get; init; }

    public PathModifier? Path { get; init; }

    public int? Port { get; init; }

    public int? StatusCode { get; init; }
}
