// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation;

/// <summary>Identifies a resource: wire names are unique within one gateway only (spec gateways-routes 7).</summary>
/// <param name="Gateway">The gateway whose proxies receive the resource.</param>
/// <param name="Name">The wire name, for example <c>bind/8080/default/gw</c> (spec gateways-routes 0.4).</param>
public readonly record struct ResourceKey(NamespacedName Gateway, string Name) : IComparable<ResourceKey>
{
    /// <inheritdoc/>
    public int CompareTo(ResourceKey other)
    {
        var byGateway = Gateway.CompareTo(other.Gateway);
        return byGateway != 0 ? byGateway : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>Gateway and wire name, for messages.</summary>
    public override string ToString() => $"{Gateway} {Name}";

    public static bool operator <(ResourceKey left, ResourceKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(ResourceKey left, ResourceKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(ResourceKey left, ResourceKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(ResourceKey left, ResourceKey right) => left.CompareTo(right) >= 0;
}
