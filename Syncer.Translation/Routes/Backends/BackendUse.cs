// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Routes.Backends;

/// <summary>A backend that a route makes the proxies of a gateway send requests to (spec gateways-routes 7).</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Kind">The kind of the backend.</param>
/// <param name="Backend">Its namespace and name.</param>
public readonly record struct BackendUse(NamespacedName Gateway, GroupKind Kind, NamespacedName Backend)
    : IComparable<BackendUse>
{
    /// <inheritdoc/>
    public int CompareTo(BackendUse other)
    {
        var order = Gateway.CompareTo(other.Gateway);
        if (order == 0)
            order = string.CompareOrdinal(Kind.Group, other.Kind.Group);
        if (order == 0)
            order = string.CompareOrdinal(Kind.Kind, other.Kind.Kind);
        return order != 0 ? order : Backend.CompareTo(other.Backend);
    }

    public static bool operator <(BackendUse left, BackendUse right) => left.CompareTo(right) < 0;

    public static bool operator <=(BackendUse left, BackendUse right) => left.CompareTo(right) <= 0;

    public static bool operator >(BackendUse left, BackendUse right) => left.CompareTo(right) > 0;

    public static bool operator >=(BackendUse left, BackendUse right) => left.CompareTo(right) >= 0;
}
