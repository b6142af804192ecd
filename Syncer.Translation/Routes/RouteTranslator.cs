// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Delegation;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Routes.Services;
using Syncer.Translation.Routes.Statuses;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes;

/// <summary>Translates one route: where it is attached, what its rules mean, and what it says about both in its status.</summary>
internal static class RouteTranslator
{
    public static RouteTranslation Translate<TRoute>(
        TransformContext context,
        TRoute route,
        RouteInputs inputs,
        Func<TRoute, BackendLookup, IReadOnlyList<TranslatedRule>> translateRules,
        RouteAdoption adoption
    )
        where TRoute : IRouteRow
    {
        var key = new RouteKey(route.Kind, route.Metadata.Key);
        var admission = RouteAdmission.Of(route, parent => context.Get(inputs.Parents, parent));
        var services = ServiceAttachments.Of(context, route, inputs.ServiceParents);
        ParentVerdict[] verdicts = [.. admission.Verdicts, .. adoption.Verdicts, .. services.Verdicts];
        RulePlacement[] placements =
        [
            .. Served(admission).Select(RulePlacement.On),
            .. adoption.Placements,
            .. services.Placements,
        ];
        if (verdicts.Length == 0 && placements.Length == 0)
            return new() { Key = key, Status = RouteStatuses.Of(route, [], [], inputs.Settings.ControllerName) };

        var lookup = new BackendLookup(context, inputs, route.Kind, route.Metadata.Namespace);
        var rules = translateRules(route, lookup);
        NamespacedName[] gateways = [.. placements.Select(placement => placement.Gateway).Distinct().Order()];
        return new()
        {
            Key = key,
            Attachments = RouteStatuses.Rejection(rules) is null ? [.. Attachments(key, admission)] : [],
            Gateways = [.. gateways],
            Backends = [.. Uses(gateways, lookup)],
            Resources = [.. Resources(placements, rules)],
            Status = RouteStatuses.Of(route, verdicts, rules, inputs.Settings.ControllerName),
        };
    }

    // A listener that proxies do not receive has routes all the same, as its attachedRoutes says (Gateway API).
    private static IEnumerable<AdmittedListener> Served(RouteAdmission admission) =>
        admission.Listeners.Where(admitted => admitted.Listener.IsServed);

    private static IEnumerable<RouteAttachment> Attachments(RouteKey route, RouteAdmission admission) =>
        admission
            .Listeners.OrderBy(admitted => admitted.Listener.ListenerKey, StringComparer.Ordinal)
            .Select(admitted => new RouteAttachment(route, admitted.Parent, admitted.Listener.SectionName));

    private static IEnumerable<GatewayUse> Uses(NamespacedName[] gateways, BackendLookup lookup) =>
        gateways.SelectMany(gateway => lookup.Used.Select(used => new GatewayUse(used, gateway))).Order();

    private static IEnumerable<GatewayResource> Resources(
        RulePlacement[] placements,
        IReadOnlyList<TranslatedRule> rules
    ) =>
        placements
            .SelectMany(place => Placed(place, rules))
            .DistinctBy(placed => placed.Key)
            .OrderBy(placed => placed.Key);

    private static IEnumerable<GatewayResource> Placed(RulePlacement placement, IReadOnlyList<TranslatedRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Prototype is { } prototype)
                yield return placement.Place(rule.Key, prototype);
        }
    }
}
