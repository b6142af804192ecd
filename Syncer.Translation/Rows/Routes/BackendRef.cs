// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Rows.Routes;

/// <summary>The object a rule or filter sends requests to.</summary>
public sealed record BackendRef
{
    public string? Group { get; init; }

    public string? Kind { get; init; }

    public string? Namespace { get; init; }

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public int? Port { get; init; }

    /// <summary>The share of requests; only rules have it.</summary>
    public int? Weight { get; init; }

    /// <summary>Only rules of HTTPRoutes and GRPCRoutes have them.</summary>
    public ValueList<RouteFilter> Filters
    {
        get;
        init => field = value ?? [];
    } = [];
}
