// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Routes.Matching;

/// <summary>Matches of HTTPRoute rules (spec gateways-routes 3.7).</summary>
internal static class HttpMatching
{
    /// <summary>Adds all matches, or says why one of them has no meaning.</summary>
    public static bool TryAdd(
        ValueList<HttpRouteMatch> matches,
        RepeatedField<RouteMatch> to,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        foreach (var match in matches)
        {
            var translated = new RouteMatch();
            if (match.Path is { } path && !TryPath(path, translated, out problem))
                return false;
            if (
                !ValueMatching.TryAddHeaders(match.Headers, translated.Headers, out problem)
                || !ValueMatching.TryAddQueryParams(match.QueryParams, translated.QueryParams, out problem)
            )
                return false;
            if (!string.IsNullOrEmpty(match.Method))
                translated.Method = new MethodMatch { Exact = match.Method };
            to.Add(translated);
        }
        problem = null;
        return true;
    }

    private static bool TryPath(HttpPathMatch match, RouteMatch to, [NotNullWhen(false)] out RouteProblem? problem)
    {
        var value = string.IsNullOrEmpty(match.Value) ? "/" : match.Value;
        to.Path = match.Type switch
        {
            null or "PathPrefix" => new PathMatch { PathPrefix = WithoutTrailingSlashes(Absolute(value)) },
            "Exact" => new PathMatch { Exact = Absolute(value) },
            "RegularExpression" => new PathMatch { Regex = value },
            _ => null,
        };
        problem = to.Path is null ? ValueMatching.UnknownType("path", match.Type!) : null;
        return problem is null;
    }

    private static string Absolute(string path) => path.StartsWith('/') ? path : "/" + path;

    private static string WithoutTrailingSlashes(string path) => path.TrimEnd('/') is { Length: > 0 } rest ? rest : "/";
}
