// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.References;

/// <summary>
/// An object that the proxies of a gateway need for itself: a backend that one of their routes sends requests to, a route
/// or ListenerSet that is attached (spec backends-policies ).
/// </summary>
/// <param name="Needed">The object.</param>
/// <param name="Gateway">The gateway.</param>
public sealed record GatewayUse(ObjectIdentity Needed, NamespacedName Gateway)
    : IKeyed<GatewayUse>,
        IComparable<GatewayUse>
{
    GatewayUse IKeyed<GatewayUse>.Key => this;

    /// <inheritdoc/>
    public int CompareTo(GatewayUse? other)
    {
        if (other is null)
            return 1;
        var order = Gateway.CompareTo(other.Gateway);
        return order != 0 ? order : Needed.CompareTo(other.Needed);
    }

    public static bool operator <(GatewayUse left, GatewayUse right) => Compare(left, right) < 0;

    public static bool operator <=(GatewayUse left, GatewayUse right) => Compare(left, right) <= 0;

    public static bool operator >(GatewayUse left, GatewayUse right) => Compare(left, right) > 0;

    public static bool operator >=(GatewayUse left, GatewayUse right) => Compare(left, right) >= 0;

    private static int Compare(GatewayUse left, GatewayUse right) => Comparer<GatewayUse>.Default.Compare(left, right);
}
