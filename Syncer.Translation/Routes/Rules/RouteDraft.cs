// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Routes.Rules;

/// <summary>
/// A rule of an HTTPRoute or GRPCRoute while it is put together. An invalid rule still takes the requests it matches, and
/// answers them with an error: left out, they could reach a route that asks less of them.
/// </summary>
internal sealed class RouteDraft
{
    private const uint InternalServerError = 500;

    private readonly IRouteRow _row;
    private readonly int _index;
    private readonly List<RouteProblem> _unresolved = [];
    private RouteProblem? _invalid;
    private bool _mustFail;

    public RouteDraft(IRouteRow row, int index, string? ruleName)
    {
        _row = row;
        _index = index;
        Route = new Route { Name = RouteNames.Of(row, ruleName) };
        Route.Hostnames.AddRange(row.Hostnames);
    }

    /// <summary>What has been put together so far.</summary>
    public Route Route { get; }

    public void AddBackends(ValueList<BackendRef> references, FrozenSet<string> filters, BackendLookup lookup) =>
        RuleBackends.Add(_row.Metadata.Key, references, filters, lookup, Route.Backends, _unresolved);

    public void AddFilters(ValueList<RouteFilter> filters, FrozenSet<string> supported, BackendLookup lookup)
    {
        var translated = FilterTranslation.Translate(filters, supported, lookup.Resolve);
        Route.TrafficPolicies.AddRange(translated.Policies);
        _unresolved.AddRange(translated.Unresolved);
        _invalid ??= translated.Invalid;
        _mustFail |= translated.MustFail;
    }

    /// <summary>Makes the rule invalid; the first reason is the one that is reported.</summary>
    public void Reject(RouteProblem problem)
    {
        _invalid ??= problem;
        _mustFail = true;
    }

    /// <summary>The rule, of which nobody can say which requests it is about.</summary>
    public TranslatedRule WithoutMatches(RouteProblem problem) =>
        new()
        {
            Key = RuleKeys.Of(_row, _index),
            Prototype = null,
            Invalid = problem,
        };

    public TranslatedRule Finish()
    {
        if (_mustFail)
        {
            Route.Backends.Clear();
            Route.TrafficPolicies.Clear();
            Route.TrafficPolicies.Add(
                new TrafficPolicySpec { DirectResponse = new() { Status = InternalServerError } }
            );
        }
        return new()
        {
            Key = RuleKeys.Of(_row, _index),
            Prototype = new Resource { Route = Route },
            Invalid = _invalid,
            Unresolved = _unresolved,
        };
    }
}
