// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Krt;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>What a proxy says of itself when it connects (spec xds-addresses 2).</summary>
/// <param name="Id">The node id; not empty.</param>
/// <param name="Gateway">The gateway its role names, or <see langword="null"/> where it names none.</param>
public sealed record XdsNode(string Id, NamespacedName? Gateway)
{
    internal const string RoleKey = "role";
    private const char RoleDelimiter = '~';

    /// <summary>The gateway a role names: <c>namespace~name</c>, split at the first <c>~</c>.</summary>
    public static NamespacedName? ParseRole(string role)
    {
        var delimiter = role.IndexOf(RoleDelimiter, StringComparison.Ordinal);
        return delimiter < 0 ? null : new NamespacedName(role[..delimiter], role[(delimiter + 1)..]);
    }

    internal static string RoleOf(NamespacedName gateway) => gateway.Namespace + RoleDelimiter + gateway.Name;

    internal static XdsNode? FromRequest(Node? node)
    {
        if (string.IsNullOrEmpty(node?.Id))
            return null;
        var hasRole =
            node.Metadata is not null
            && node.Metadata.Fields.TryGetValue(RoleKey, out var role)
            && role.KindCase == Value.KindOneofCase.StringValue;
        return new XdsNode(node.Id, hasRole ? ParseRole(node.Metadata!.Fields[RoleKey].StringValue) : null);
    }
}
