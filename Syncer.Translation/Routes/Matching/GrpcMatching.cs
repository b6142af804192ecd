// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Routes.Matching;

/// <summary>Matches of GRPCRoute rules: a method is the path <c>/service/method</c> (spec gateways-routes 3.8).</summary>
internal static class GrpcMatching
{
    private const string AnySegment = "[^/]+";

    /// <summary>Adds all matches, or says why one of them has no meaning. Without any, every request matches.</summary>
    public static bool TryAdd(
        ValueList<GrpcRouteMatch> matches,
        RepeatedField<RouteMatch> to,
        [NotNullWhen(false)] out RouteProblem? problem
    )
    {
        foreach (var match in matches)
        {
            var translated = new RouteMatch();
            if (match.Method is { } method && !TryMethod(method, translated, out problem))
                return false;
            if (!ValueMatching.TryAddHeaders(match.Headers, translated.Headers, out problem))
                return false;
            to.Add(translated);
        }
        if (matches.Count == 0)
            to.Add(new RouteMatch { Path = new PathMatch { PathPrefix = "/" } });
        problem = null;
        return true;
    }

    private static bool TryMethod(GrpcMethodMatch match, RouteMatch to, [NotNullWhen(false)] out RouteProblem? problem)
    {
        var service = string.IsNullOrEmpty(match.Service) ? null : match.Service;
        var method = string.IsNullOrEmpty(match.Method) ? null : match.Method;
        problem = null;
        switch (match.Type)
        {
            case null or "Exact":
                to.Path = ExactPath(service, method);
                return true;
            case "RegularExpression":
                if (service is not null || method is not null)
                    to.Path = new PathMatch { Regex = $"/{Segment(service)}/{Segment(method)}" };
                return true;
            default:
                problem = ValueMatching.UnknownType("method", match.Type);
                return false;
        }
    }

    private static PathMatch? ExactPath(string? service, string? method) =>
        (service, method) switch
        {
            (not null, not null) => new PathMatch { Exact = $"/{service}/{method}" },
            (not null, null) => new PathMatch { PathPrefix = $"/{service}" },
            (null, not null) => new PathMatch { Regex = $"/{AnySegment}/{Regex.Escape(method)}" },
            _ => null,
        };

    private static string Segment(string? regex) =>
        regex is null ? AnySegment
        // An alternative would otherwise reach beyond the segment it is written for.
        : regex.Contains('|') ? $"(?:{regex})"
        : regex;
}
