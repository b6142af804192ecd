// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Keys of rules, without the part that names a listener (spec gateways-routes 3.4).</summary>
internal static class RuleKeys
{
    /// <summary><c>{namespace}/{name}.{rule}</c>, with what tells the kinds apart and, where ties are broken by key, orders them.</summary>
    public static string Of(IRouteRow route, int rule)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{route.Metadata.Key}.{rule:D2}");
        return route.Kind switch
        {
            RouteKinds.Grpc => key + ".grpc",
            RouteKinds.Tcp => Age(route) + key,
            RouteKinds.Tls => Age(route) + key + ".tls",
            _ => key,
        };
    }

    private static string Age(IRouteRow route) =>
        route.Metadata.CreationTimestamp is { } created
            ? string.Create(CultureInfo.InvariantCulture, $"{created.ToUnixTimeSeconds():D10}/")
            : "";
}
