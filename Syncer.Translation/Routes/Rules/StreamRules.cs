// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Rules of TCPRoutes and TLSRoutes (spec gateways-routes 3.13).</summary>
internal static class StreamRules
{
    public static IReadOnlyList<TranslatedRule> Translate(TcpRoute route, BackendLookup lookup) =>
        Translate(route, route.Spec.Rules, lookup);

    public static IReadOnlyList<TranslatedRule> Translate(TlsRoute route, BackendLookup lookup) =>
        Translate(route, route.Spec.Rules, lookup);

    private static TranslatedRule[] Translate(
        IRouteRow route,
        ValueList<StreamRouteRule> rules,
        BackendLookup lookup
    ) => [.. rules.Select((rule, index) => Translate(route, rule, index, lookup))];

    private static TranslatedRule Translate(IRouteRow route, StreamRouteRule rule, int index, BackendLookup lookup)
    {
        var message = new TCPRoute { Name = RouteNames.Of(route, rule.Name) };
        message.Hostnames.AddRange(route.Hostnames);
        var unresolved = new List<RouteProblem>();
        RuleBackends.Add(
            route.Metadata.Key,
            rule.BackendRefs,
            FrozenSet<string>.Empty,
            lookup,
            message.Backends,
            unresolved
        );
        return new()
        {
            Key = RuleKeys.Of(route, index),
            Prototype = new Resource { TcpRoute = message },
            Unresolved = unresolved,
        };
    }
}
