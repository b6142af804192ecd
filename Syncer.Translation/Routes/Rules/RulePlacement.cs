// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Attachment;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Where the rules of a route appear: on a listener, or in a group that another route delegates to (spec gateways-routes 3.4, 3.5).</summary>
internal sealed record RulePlacement
{
    /// <summary>The gateway whose proxies receive the rules.</summary>
    public required NamespacedName Gateway { get; init; }

    /// <summary>The listener, empty in a group.</summary>
    public string ListenerKey { get; init; } = "";

    /// <summary>The group, <see langword="null"/> on a listener.</summary>
    public string? RouteGroup { get; init; }

    /// <summary>What is added to the keys of the rules.</summary>
    public required string KeySuffix { get; init; }

    public static RulePlacement On(AdmittedListener admitted) =>
        new()
        {
            Gateway = admitted.Listener.Gateway,
            ListenerKey = admitted.Listener.ListenerKey,
            KeySuffix =
                admitted.Parent.Kind == ParentReferences.ListenerSetKind
                    ? SetSuffix(admitted.Parent.Name, admitted.Listener.SectionName)
                    : SectionSuffix(admitted.Listener.SectionName),
        };

    public static RulePlacement In(string routeGroup, NamespacedName gateway) =>
        new()
        {
            Gateway = gateway,
            RouteGroup = routeGroup,
            KeySuffix =
                ".routegroup." + routeGroup.Replace('/', '.').Replace("*", "wildcard", StringComparison.Ordinal),
        };

    /// <summary>The rule at this place. The parts of the prototype are shared, not copied: messages of rows do not change.</summary>
    public GatewayResource Place(string ruleKey, Resource prototype)
    {
        var key = ruleKey + KeySuffix;
        return prototype.KindCase == Resource.KindOneofCase.TcpRoute
            ? new(new(Gateway, "tcp_route/" + key), new Resource { TcpRoute = Place(prototype.TcpRoute, key) })
            : new(new(Gateway, "route/" + key), new Resource { Route = Place(prototype.Route, key) });
    }

    // Names may contain dots. A slash, which they may not, then keeps the parts of the key apart.
    private static string SectionSuffix(string section) => section.Contains('.') ? $"/{section}" : $".{section}";

    private static string SetSuffix(NamespacedName set, string section) =>
        set.Name.Contains('.') || section.Contains('.')
            ? $".{set.Namespace}/{set.Name}/{section}"
            : $".{set.Namespace}.{set.Name}.{section}";

    private Route Place(Route prototype, string key)
    {
        var route = new Route
        {
            Key = key,
            ListenerKey = ListenerKey,
            Name = prototype.Name,
        };
        if (RouteGroup is not null)
            route.RouteGroupKey = RouteGroup;
        route.Hostnames.AddRange(prototype.Hostnames);
        route.Matches.AddRange(prototype.Matches);
        route.Backends.AddRange(prototype.Backends);
        route.TrafficPolicies.AddRange(prototype.TrafficPolicies);
        return route;
    }

    private TCPRoute Place(TCPRoute prototype, string key)
    {
        var route = new TCPRoute
        {
            Key = key,
            ListenerKey = ListenerKey,
            Name = prototype.Name,
        };
        route.Hostnames.AddRange(prototype.Hostnames);
        route.Backends.AddRange(prototype.Backends);
        return route;
    }
}
