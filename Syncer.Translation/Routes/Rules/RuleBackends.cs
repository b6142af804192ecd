// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Google.Protobuf.Collections;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Delegation;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>
/// The backends of a rule. One that cannot be used keeps its weight and has no target, so that its share of requests is
/// answered with status 500 (spec gateways-routes 3.10, 3.12).
/// </summary>
internal static class RuleBackends
{
    public static void Add(
        NamespacedName route,
        ValueList<BackendRef> references,
        FrozenSet<string> filters,
        BackendLookup lookup,
        RepeatedField<RouteBackend> to,
        List<RouteProblem> unresolved
    )
    {
        foreach (var reference in references)
        {
            var backend = new RouteBackend { Weight = Math.Max(reference.Weight ?? 1, 0) };
            if (lookup.IsDelegation(reference))
                backend.RouteGroupKey = RouteGroups.Key(route, RouteGroups.Selector(route, reference));
            else
                SetTarget(backend, reference, filters, lookup, unresolved);
            to.Add(backend);
        }
    }

    private static void SetTarget(
        RouteBackend backend,
        BackendRef reference,
        FrozenSet<string> supported,
        BackendLookup lookup,
        List<RouteProblem> unresolved
    )
    {
        var resolved = lookup.Resolve(reference);
        backend.Backend = resolved.Reference;
        if (resolved.Problem is not null)
            unresolved.Add(resolved.Problem);
        var filters = FilterTranslation.Translate(reference.Filters, supported, lookup.Resolve);
        unresolved.AddRange(filters.Unresolved);
        if (filters.Invalid is not null)
        {
            unresolved.Add(filters.Invalid);
            backend.Backend = null;
            return;
        }
        foreach (var policy in filters.Policies)
            backend.BackendPolicies.Add(OnBackend(policy));
    }

    private static BackendPolicySpec OnBackend(TrafficPolicySpec policy) =>
        policy.KindCase switch
        {
            TrafficPolicySpec.KindOneofCase.RequestHeaderModifier => new()
            {
                RequestHeaderModifier = policy.RequestHeaderModifier,
            },
            TrafficPolicySpec.KindOneofCase.ResponseHeaderModifier => new()
            {
                ResponseHeaderModifier = policy.ResponseHeaderModifier,
            },
            TrafficPolicySpec.KindOneofCase.RequestRedirect => new() { RequestRedirect = policy.RequestRedirect },
            _ => new() { RequestMirror = policy.RequestMirror },
        };
}
