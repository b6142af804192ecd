// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Rows.Routes;

/// <summary>
/// The defaults of an HTTPRoute that an API server fills in from its schema (Gateway API v1, HTTPRouteSpec): a route
/// without rules has one, and a rule without matches has every path.
/// </summary>
public static class HttpRouteDefaults
{
    private static readonly ValueList<HttpRouteMatch> EveryPath =
    [
        new()
        {
            Path = new() { Type = "PathPrefix", Value = "/" },
        },
    ];

    /// <summary>The route as an API server would store it.</summary>
    public static HttpRoute FillIn(HttpRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        ValueList<HttpRouteRule> rules = route.Spec.Rules.Count == 0 ? [new()] : route.Spec.Rules;
        return route.Spec.Rules.Count > 0 && rules.All(rule => rule.Matches.Count > 0)
            ? route
            : route with
            {
                Spec = route.Spec with { Rules = [.. rules.Select(FillIn)] },
            };
    }

    private static HttpRouteRule FillIn(HttpRouteRule rule) =>
        rule.Matches.Count > 0 ? rule : rule with { Matches = EveryPath };
}
