// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Status;

/// <summary>The object a status belongs to.</summary>
/// <param name="ApiVersion">For example <c>gateway.networking.k8s.io/v1</c>.</param>
/// <param name="Kind">For example <c>HTTPRoute</c>.</param>
/// <param name="Name">Its namespace and name.</param>
public readonly record struct StatusKey(string ApiVersion, string Kind, NamespacedName Name)
{
    /// <summary>As messages spell an object: <c>Kind namespace/name</c>.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
