// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>Which of its parents admitted a route, and to which of their listeners (spec gateways-routes 3.2, 4.5).</summary>
/// <param name="Verdicts">One per parentRef that names a Gateway or ListenerSet of ours, sorted.</param>
/// <param name="Listeners">The listeners, none of them twice.</param>
internal sealed record RouteAdmission(IReadOnlyList<ParentVerdict> Verdicts, IReadOnlyList<AdmittedListener> Listeners)
{
    /// <summary>Admits a route; <paramref name="find"/> knows the parents that are ours.</summary>
    public static RouteAdmission Of(IRouteRow route, Func<ParentKey, ParentListeners?> find)
    {
        var verdicts = new List<ParentVerdict>();
        var admitted = new List<AdmittedListener>();
        foreach (var reference in ParentReferences.Of(route))
        {
            if (ListenerOwner(reference) is not { } key || find(key) is not { Listeners.Count: > 0 } parent)
                continue;
            var before = admitted.Count;
            RouteProblem? denial = null;
            foreach (var listener in parent.Listeners)
            {
                if (ListenerAdmission.Denial(route, reference, listener) is { } problem)
                    denial = ListenerAdmission.MostTelling(denial, problem);
                else
                    admitted.Add(new(key, listener));
            }
            verdicts.Add(new(reference, admitted.Count > before ? null : denial));
        }
        return new(verdicts, [.. admitted.DistinctBy(a => (a.Parent, a.Listener.SectionName))]);
    }

    /// <summary>The Gateway or ListenerSet that a reference with its defaults names.</summary>
    public static ParentKey? ListenerOwner(ParentReference reference) =>
        reference is { Group: RouteKinds.Group, Kind: ParentReferences.GatewayKind or ParentReferences.ListenerSetKind }
            ? new(reference.Kind, new NamespacedName(reference.Namespace!, reference.Name))
            : null;
}
