// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds;

/// <summary>Identifies a resource: wire names are unique within a type and a scope only.</summary>
/// <param name="Type">The type.</param>
/// <param name="Gateway">
/// The gateway whose proxies receive the resource; <see langword="null"/> for a resource that every proxy receives. Where
/// both exist under one name, a proxy receives the one of all.
/// </param>
/// <param name="Name">The wire name (spec xds-addresses 1.6), for example <c>bind/8080/default/gw</c>.</param>
public readonly record struct XdsResourceKey(XdsResourceType Type, NamespacedName? Gateway, string Name)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out XdsResourceKey key)
    {
        key = default;
        if (
            text.Split(' ', 3) is not [var url, var gateway, var name]
            || !XdsResourceType.TryFromUrl(url, out var type)
        )
            return false;
        if (gateway == "*")
        {
            key = new(type, null, name);
            return true;
        }
        if (gateway.Split('/') is not [var ns, var gatewayName])
            return false;
        key = new(type, new NamespacedName(ns, gatewayName), name);
        return true;
    }

    /// <summary>Type URL, gateway and name, for messages.</summary>
    public override string ToString() => $"{Type} {(Gateway is { } gateway ? gateway : "*")} {Name}";
}
