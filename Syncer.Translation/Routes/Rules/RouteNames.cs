// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>The names of rules on the wire, which policies are matched with.</summary>
internal static class RouteNames
{
    public static RouteName Of(IRouteRow route, string? ruleName)
    {
        var name = new RouteName
        {
            Kind = route.Kind,
            Name = route.Metadata.Name,
            Namespace = route.Metadata.Namespace,
        };
        if (!string.IsNullOrEmpty(ruleName))
            name.RuleName = ruleName;
        return name;
    }
}
