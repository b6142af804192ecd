// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Delegation;

/// <summary>
/// Delegation between HTTPRoutes (spec gateways-routes 3.14). A route looks up by its own name, namespace and labels who
/// delegates to it, so that the cost of a change does not grow with the number of routes.
/// </summary>
internal sealed class RouteDelegation
{
    private readonly IKrtIndex<NamespacedName, NamespacedName, DelegatingRoute> _bySelector;

    public RouteDelegation(RouteInputs inputs) =>
        _bySelector = inputs
            .HttpRoutes.Select(
                (context, route) => Delegating(context, route, inputs),
                new CollectionOptions<NamespacedName, DelegatingRoute> { Name = "DelegatingRoutes" }
            )
            .IndexMany(route => route.Selectors, "DelegatingRoutes by selector");

    /// <summary>Finds the groups that a route belongs to, and the gateways they are served by.</summary>
    public RouteAdoption Adopt(TransformContext context, HttpRoute route)
    {
        if (DelegatedRoute.Of(route) is not { } delegated)
            return RouteAdoption.None;
        var adopters = new HashSet<NamespacedName>();
        var placements = new List<RulePlacement>();
        foreach (var (parent, selector) in Adopters(context, delegated))
        {
            adopters.Add(parent.Key);
            placements.AddRange(
                Gateways(context, parent).Select(gateway => RulePlacement.In(parent.Key, selector, gateway))
            );
        }
        return new([.. Verdicts(route, adopters)], placements);
    }

    private static DelegatingRoute? Delegating(TransformContext context, HttpRoute route, RouteInputs inputs)
    {
        var key = route.Metadata.Key;
        ValueList<NamespacedName> selectors =
        [
            .. route
                .Spec.Rules.SelectMany(rule => rule.BackendRefs)
                .Where(RouteGroups.IsDelegation)
                .Select(reference => RouteGroups.Selector(key, reference))
                .Distinct()
                .Order(),
        ];
        if (selectors.Count == 0)
            return null;
        var admission = RouteAdmission.Of(route, parent => context.Get(inputs.Parents, parent));
        return new(
            key,
            selectors,
            [.. admission.Listeners.Select(admitted => admitted.Listener.Gateway).Distinct().Order()],
            DelegatedRoute.Of(route)
        );
    }

    private IEnumerable<(DelegatingRoute Parent, NamespacedName Selector)> Adopters(
        TransformContext context,
        DelegatedRoute route
    ) =>
        from selector in route.Selectors()
        from parent in context.Fetch(_bySelector, selector)
        where route.Accepts(parent.Key)
        select (parent, selector);

    /// <summary>The gateways that a route is attached to itself or through routes that delegate to it; cycles end the search.</summary>
    private SortedSet<NamespacedName> Gateways(TransformContext context, DelegatingRoute route)
    {
        var gateways = new SortedSet<NamespacedName>();
        var seen = new HashSet<NamespacedName> { route.Key };
        var pending = new Queue<DelegatingRoute>([route]);
        while (pending.TryDequeue(out var next))
        {
            gateways.UnionWith(next.Gateways);
            if (next.AsDelegated is null)
                continue;
            foreach (var (parent, _) in Adopters(context, next.AsDelegated))
            {
                if (seen.Add(parent.Key))
                    pending.Enqueue(parent);
            }
        }
        return gateways;
    }

    private static IEnumerable<ParentVerdict> Verdicts(HttpRoute route, HashSet<NamespacedName> adopters) =>
        from reference in ParentReferences.Of(route)
        where DelegatedRoute.IsRoute(reference)
        select new ParentVerdict(
            reference,
            adopters.Contains(new(reference.Namespace!, reference.Name))
                ? null
                : new(RouteReasons.NoMatchingParent, "Parent HTTPRoute does not delegate to this route")
        );
}
