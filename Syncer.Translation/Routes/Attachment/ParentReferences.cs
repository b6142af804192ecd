// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>The forms of a parentRef (spec gateways-routes 3.1, 3.2).</summary>
internal static class ParentReferences
{
    public const string GatewayKind = "Gateway";

    public const string ListenerSetKind = "ListenerSet";

    /// <summary>Whether a reference with its defaults names a service of a mesh (spec gateways-routes 3.15).</summary>
    public static bool IsService(ParentReference reference) =>
        reference
            is { Group: ApiGroups.Core, Kind: "Service" }
                or { Group: "networking.istio.io", Kind: "ServiceEntry" };

    /// <summary>The reference with group, kind and namespace filled in, as it appears in a status.</summary>
    public static ParentReference WithDefaults(ParentReference reference, string routeNamespace) =>
        reference with
        {
            Group = reference.Group ?? RouteKinds.Group,
            Kind = string.IsNullOrEmpty(reference.Kind) ? GatewayKind : reference.Kind,
            Namespace = string.IsNullOrEmpty(reference.Namespace) ? routeNamespace : reference.Namespace,
            SectionName = string.IsNullOrEmpty(reference.SectionName) ? null : reference.SectionName,
        };

    /// <summary>The text that references, their defaults filled in, are sorted by.</summary>
    public static string SortText(ParentReference reference) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{reference.Group}/{reference.Kind}/{reference.Name}/{reference.SectionName}/{reference.Port ?? 0}.{reference.Namespace}"
        );

    /// <summary>The references of a route with their defaults, sorted, none of them twice.</summary>
    public static IReadOnlyList<ParentReference> Of(IRouteRow route)
    {
        if (route.ParentRefs.Count == 0)
            return [];
        var sorted = new SortedList<string, ParentReference>(StringComparer.Ordinal);
        foreach (var reference in route.ParentRefs)
        {
            var full = WithDefaults(reference, route.Metadata.Namespace);
            sorted[SortText(full)] = full;
        }
        return [.. sorted.Values];
    }
}
