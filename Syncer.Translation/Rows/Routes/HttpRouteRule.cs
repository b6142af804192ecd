// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes.Filters;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Rows.Routes;

/// <summary>A rule of an <see cref="HttpRoute"/>.</summary>
public sealed record HttpRouteRule
{
    public string? Name { get; init; }

    public ValueList<HttpRouteMatch> Matches
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<RouteFilter> Filters
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<BackendRef> BackendRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public HttpRouteTimeouts? Timeouts { get; init; }

    public HttpRouteRetry? Retry { get; init; }
}
