// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Delegation;

/// <summary>What decides which routes may delegate to a route.</summary>
/// <param name="Name">The route.</param>
/// <param name="Labels">Its labels, by which it can be selected.</param>
/// <param name="Parents">The only routes that may delegate to it; with none, every route may.</param>
internal sealed record DelegatedRoute(NamespacedName Name, LabelSet Labels, ValueList<NamespacedName> Parents)
{
    /// <summary>The route as one that can be delegated to; <see langword="null"/> for a route that only wants to be attached.</summary>
    public static DelegatedRoute? Of(HttpRoute route)
    {
        if (route.Spec.ParentRefs.Count == 0)
            return new(route.Metadata.Key, route.Metadata.Labels, []);
        ValueList<NamespacedName> parents = [.. ParentReferences.Of(route).Where(IsRoute).Select(Name)];
        return parents.Count == 0 ? null : new(route.Metadata.Key, route.Metadata.Labels, parents);

        static NamespacedName Name(ParentReference reference) => new(reference.Namespace!, reference.Name);
    }

    /// <summary>Whether a parentRef with its defaults names a route that delegates.</summary>
    public static bool IsRoute(ParentReference reference) =>
        reference is { Group: RouteKinds.Group, Kind: RouteKinds.Http };

    /// <summary>The selectors of delegating backendRefs that mean this route.</summary>
    public IEnumerable<NamespacedName> Selectors()
    {
        yield return new(Name.Namespace, Name.Name);
        yield return new(Name.Namespace, RouteGroups.AllRoutes);
        foreach (var (label, value) in Labels)
            yield return new(Name.Namespace, $"{label}={value}");
    }

    /// <summary>Whether a route may delegate to this one.</summary>
    public bool Accepts(NamespacedName parent) =>
        parent != Name && (Parents.Count == 0 || Parents.Span.Contains(parent));
}
