// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Delegation;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Where the rules of a route appear: on a listener, in a group that another route delegates to, or at a service (spec gateways-routes 3.4, 3.5).</summary>
internal sealed record RulePlacement
{
    private const string Wildcard = "wildcard";

    /// <summary>The gateway whose proxies receive the rules.</summary>
    public required NamespacedName Gateway { get; init; }

    /// <summary>The listener, empty in a group.</summary>
    public string ListenerKey { get; init; } = "";

    /// <summary>The group, <see langword="null"/> on a listener.</summary>
    public string? RouteGroup { get; init; }

    /// <summary>The service whose requests the rules handle, <see langword="null"/> on a listener and in a group.</summary>
    public PlacedService? Service { get; init; }

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

    public static RulePlacement In(NamespacedName parent, NamespacedName selector, NamespacedName gateway) =>
        new()
        {
            Gateway = gateway,
            RouteGroup = RouteGroups.Key(parent, selector),
            KeySuffix = GroupSuffix(parent, selector),
        };

    public static RulePlacement For(PlacedService service, NamespacedName gateway) =>
        new()
        {
            Gateway = gateway,
            Service = service,
            KeySuffix = string.Create(
                CultureInfo.InvariantCulture,
                $".svc.{service.Namespace}.{service.Hostname}{(service.Port is { } port ? $".{port}" : "")}"
            ),
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

    private static string GroupSuffix(NamespacedName parent, NamespacedName selector)
    {
        var name = selector.Name == RouteGroups.AllRoutes ? Wildcard : selector.Name.Replace('/', '.');
        return parent.Name.Contains('.') || IsTakenForAnother(selector.Name)
            ? $".routegroup/{RouteGroups.Key(parent, selector)}"
            : $".routegroup.{parent.Namespace}.{parent.Name}.{selector.Namespace}.{name}";
    }

    // A route may be called like the text that stands for all of them, and a label may have a dot where another has a slash.
    private static bool IsTakenForAnother(string selector) =>
        selector == Wildcard || (selector.Split('=') is [var label, _] && label.Contains('.') && !label.Contains('/'));

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
        // Requests to a service are told by the service, whatever host they name.
        if (Service is null)
            route.Hostnames.AddRange(prototype.Hostnames);
        else
            (route.ServiceKey, route.ServicePort) = (ServiceKey(Service), ServicePort(Service));
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
        if (Service is null)
            route.Hostnames.AddRange(prototype.Hostnames);
        else
            (route.ServiceKey, route.ServicePort) = (ServiceKey(Service), ServicePort(Service));
        route.Backends.AddRange(prototype.Backends);
        return route;
    }

    private static NamespacedHostname ServiceKey(PlacedService service) =>
        new() { Namespace = service.Namespace, Hostname = service.Hostname };

    private static uint ServicePort(PlacedService service) => (uint)(service.Port ?? 0);
}
