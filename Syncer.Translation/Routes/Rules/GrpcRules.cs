// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Routes.Matching;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Rules of GRPCRoutes (spec gateways-routes 3.8, 3.9, 3.12).</summary>
internal static class GrpcRules
{
    public static IReadOnlyList<TranslatedRule> Translate(GrpcRoute route, BackendLookup lookup) =>
        [.. route.Spec.Rules.Select((rule, index) => Translate(route, rule, index, lookup))];

    private static TranslatedRule Translate(GrpcRoute route, GrpcRouteRule rule, int index, BackendLookup lookup)
    {
        var draft = new RouteDraft(route, index, rule.Name);
        if (!GrpcMatching.TryAdd(rule.Matches, draft.Route.Matches, out var problem))
            return draft.WithoutMatches(problem);
        draft.AddBackends(rule.BackendRefs, FilterTypes.OfGrpc, lookup);
        draft.AddFilters(rule.Filters, FilterTypes.OfGrpc, lookup);
        return draft.Finish();
    }
}
