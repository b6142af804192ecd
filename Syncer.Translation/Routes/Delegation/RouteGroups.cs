// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Delegation;

/// <summary>Groups of rules that a backendRef of kind HTTPRoute hands requests to (spec gateways-routes 3.14).</summary>
internal static class RouteGroups
{
    /// <summary>What the name of a delegating backendRef is when it means all routes of a namespace.</summary>
    public const string AllRoutes = "*";

    /// <summary>Whether a backendRef of an HTTPRoute delegates.</summary>
    public static bool IsDelegation(BackendRef reference) =>
        reference is { Group: RouteKinds.Group, Kind: RouteKinds.Http };

    /// <summary>The namespace, and the name, label or wildcard, that select the routes of a group.</summary>
    public static NamespacedName Selector(NamespacedName parent, BackendRef reference) =>
        new(string.IsNullOrEmpty(reference.Namespace) ? parent.Namespace : reference.Namespace, reference.Name);

    /// <summary><c>{parent namespace}/{parent name}/{target namespace}/{selector}</c></summary>
    public static string Key(NamespacedName parent, NamespacedName selector) => $"{parent}/{selector}";
}
