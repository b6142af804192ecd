// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes.Filters;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Rows.Routes;

/// <summary>A rule of a <see cref="GrpcRoute"/>.</summary>
public sealed record GrpcRouteRule
{
    public string? Name { get; init; }

    public ValueList<GrpcRouteMatch> Matches
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
}
