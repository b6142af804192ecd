// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Translation.Routes.Statuses;

/// <summary>The conditions of routes (spec gateways-routes 4.5, 11 Q4, Q13, Q14).</summary>
internal static class RouteStatuses
{
    /// <summary>The status of a route that has an entry per verdict, all with the same findings about its rules.</summary>
    public static ObjectStatus Of(
        IRouteRow route,
        IReadOnlyList<ParentVerdict> verdicts,
        IReadOnlyList<TranslatedRule> rules,
        string controllerName
    )
    {
        var generation = route.Metadata.Generation;
        var rejection = Rejection(rules);
        var resolvedRefs = ResolvedRefs(rules, generation);
        var partiallyInvalid = rejection is null ? PartiallyInvalid(rules, generation) : null;
        var parents = new List<RouteParentStatus>(verdicts.Count);
        foreach (var verdict in verdicts.OrderBy(v => ParentReferences.SortText(v.Reference), StringComparer.Ordinal))
        {
            var accepted = Accepted(verdict.Denial ?? rejection, generation);
            ValueList<Condition> conditions =
                accepted.Status && partiallyInvalid is not null
                    ? [accepted, resolvedRefs, partiallyInvalid]
                    : [accepted, resolvedRefs];
            parents.Add(new(verdict.Reference, controllerName, conditions));
        }
        return new(new StatusKey(RouteKinds.ApiVersion, route.Kind, route.Metadata.Key), new RouteStatus([.. parents]));
    }

    /// <summary>Why no parent may accept the route: none of its rules is valid.</summary>
    public static RouteProblem? Rejection(IReadOnlyList<TranslatedRule> rules) =>
        rules.Count > 0 && rules.All(rule => rule.Invalid is not null) ? rules[0].Invalid : null;

    private static Condition Accepted(RouteProblem? denial, long generation) =>
        denial is null
            ? new("Accepted", true, RouteReasons.Accepted, "", generation)
            : new("Accepted", false, denial.Reason, denial.Message, generation);

    private static Condition ResolvedRefs(IReadOnlyList<TranslatedRule> rules, long generation) =>
        rules.SelectMany(rule => rule.Unresolved).LastOrDefault() is { } unresolved
            ? new("ResolvedRefs", false, unresolved.Reason, unresolved.Message, generation)
            : new("ResolvedRefs", true, RouteReasons.ResolvedRefs, "", generation);

    private static Condition? PartiallyInvalid(IReadOnlyList<TranslatedRule> rules, long generation)
    {
        var dropped = rules.Select(Dropped).OfType<string>().ToList();
        return dropped.Count == 0
            ? null
            : new("PartiallyInvalid", true, RouteReasons.UnsupportedValue, string.Join("; ", dropped), generation);
    }

    private static string? Dropped(TranslatedRule rule, int index) =>
        rule.Invalid is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Dropped Rule {index}: {rule.Invalid.Message}{(rule.Prototype is null ? "" : ", its requests are answered with status 500")}"
            );
}
