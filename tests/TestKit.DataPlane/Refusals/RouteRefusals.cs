// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace TestKit.DataPlane;

/// <summary>Routes of all kinds (spec xds-addresses 6.6).</summary>
internal static class RouteRefusals
{
    public static void Find(Place place, Route route)
    {
        place["name"].Has(route.Name);
        Texts.Port(place["service_port"], route.ServicePort);
        place.Each("matches", route.Matches, Find);
        place.Each("backends", route.Backends, Find);
        place.Each("traffic_policies", route.TrafficPolicies, TrafficPolicyRefusals.Find);
    }

    public static void Find(Place place, TCPRoute route)
    {
        place["name"].Has(route.Name);
        Texts.Port(place["service_port"], route.ServicePort);
        place.Each("backends", route.Backends, Find);
    }

    public static void Find(Place place, ModelRoute route)
    {
        place["match"].ErrorIf(route.Match is null or { Model: "" }, "no model");
        switch (route.KindCase)
        {
            case ModelRoute.KindOneofCase.ConcreteModel:
                place["concrete_model"]
                    .Each("backend_policies", route.ConcreteModel.BackendPolicies, BackendPolicyRefusals.Find);
                break;
            case ModelRoute.KindOneofCase.VirtualModel:
                Find(place["virtual_model"], route.VirtualModel);
                break;
            default:
                place.Error("no kind");
                break;
        }
        if (route.AiPolicy is { } ai)
            AiPolicyRefusals.Find(place["ai_policy"], ai);
        if (route.Authorization is { } authorization)
            TrafficPolicyRefusals.Find(place["authorization"], authorization);
    }

    /// <summary>A matcher of a header that is used outside of routes as well.</summary>
    public static void Find(Place place, HeaderMatch match)
    {
        Texts.HeaderName(place["name"], match.Name);
        switch (match.ValueCase)
        {
            case HeaderMatch.ValueOneofCase.Exact:
                Texts.HeaderValue(place["exact"], match.Exact);
                break;
            case HeaderMatch.ValueOneofCase.Regex:
                Texts.Pattern(place["regex"], match.Regex);
                break;
            default:
                place.Error("no value");
                break;
        }
    }

    private static void Find(Place place, RouteMatch match)
    {
        if (match.Path is { } path)
        {
            place["path"].ErrorIf(path.KindCase == PathMatch.KindOneofCase.None, "no kind");
            if (path.KindCase == PathMatch.KindOneofCase.Regex)
                Texts.Pattern(place["path.regex"], path.Regex);
        }
        place.Each("headers", match.Headers, Find);
        place.Each("query_params", match.QueryParams, Find);
    }

    private static void Find(Place place, QueryMatch match)
    {
        place.ErrorIf(match.ValueCase == QueryMatch.ValueOneofCase.None, "no value");
        if (match.ValueCase == QueryMatch.ValueOneofCase.Regex)
            Texts.Pattern(place["regex"], match.Regex);
    }

    private static void Find(Place place, RouteBackend backend) =>
        place.Each("backend_policies", backend.BackendPolicies, BackendPolicyRefusals.Find);

    private static void Find(Place place, ModelRoute.Types.VirtualModel model)
    {
        switch (model.RoutingCase)
        {
            case ModelRoute.Types.VirtualModel.RoutingOneofCase.Weighted:
                place["weighted.targets"].ErrorIf(model.Weighted.Targets.Count == 0, "empty");
                break;
            case ModelRoute.Types.VirtualModel.RoutingOneofCase.Conditional:
                var targets = model.Conditional.Targets;
                place["conditional.targets"].ErrorIf(targets.Count == 0, "empty");
                place["conditional.targets"]
                    .ErrorIf(targets.SkipLast(1).Any(target => !target.HasWhen), "the fallback is not the last");
                place["conditional"]
                    .Each("targets", targets.Where(t => t.HasWhen), (at, t) => Texts.Expression(at["when"], t.When));
                break;
            case ModelRoute.Types.VirtualModel.RoutingOneofCase.None:
                place.Error("no routing");
                break;
        }
    }
}
