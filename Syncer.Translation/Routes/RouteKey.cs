// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Routes;

/// <summary>A route object of any kind.</summary>
/// <param name="Kind">For example <c>HTTPRoute</c>.</param>
/// <param name="Name">Its namespace and name.</param>
public readonly record struct RouteKey(string Kind, NamespacedName Name)
{
    /// <summary>As messages spell an object: <c>Kind namespace/name</c>.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
