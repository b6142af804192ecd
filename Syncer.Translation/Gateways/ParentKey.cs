// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Gateways;

/// <summary>An object that routes attach to.</summary>
/// <param name="Kind"><see cref="GatewayKind"/> or <see cref="ListenerSetKind"/>.</param>
/// <param name="Name">Its namespace and name.</param>
public readonly record struct ParentKey(string Kind, NamespacedName Name)
{
    public const string GatewayKind = "Gateway";

    public const string ListenerSetKind = "ListenerSet";

    public static ParentKey Gateway(NamespacedName name) => new(GatewayKind, name);

    public static ParentKey ListenerSet(NamespacedName name) => new(ListenerSetKind, name);

    /// <summary>As messages spell an object: <c>Kind namespace/name</c>.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
