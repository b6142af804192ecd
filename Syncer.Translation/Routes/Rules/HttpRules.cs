// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Routes.Matching;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Rules of HTTPRoutes (spec gateways-routes 3.6, 3.12).</summary>
internal static class HttpRules
{
    public static IReadOnlyList<TranslatedRule> Translate(HttpRoute route, BackendLookup lookup) =>
        [.. route.Spec.Rules.Select((rule, index) => Translate(route, rule, index, lookup))];

    private static TranslatedRule Translate(HttpRoute route, HttpRouteRule rule, int index, BackendLookup lookup)
    {
        var draft = new RouteDraft(route, index, rule.Name);
        if (!HttpMatching.TryAdd(rule.Matches, draft.Route.Matches, out var problem))
            return draft.WithoutMatches(problem);
        draft.AddBackends(rule.BackendRefs, FilterTypes.OfHttpBackends, lookup);
        if (!TimeoutsAndRetries.TryRead(rule.Timeouts, out var timeout, out problem))
            draft.Reject(problem);
        draft.AddFilters(rule.Filters, FilterTypes.OfHttpRules, lookup);
        if (timeout is not null)
            draft.Route.TrafficPolicies.Add(new TrafficPolicySpec { Timeout = timeout });
        if (TimeoutsAndRetries.Read(rule.Retry) is { } retry)
            draft.Route.TrafficPolicies.Add(new TrafficPolicySpec { Retry = retry });
        return draft.Finish();
    }
}
