// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Events;

/// <summary>The object that an event is about.</summary>
/// <param name="ApiVersion">Its group and version, <c>gateway.networking.k8s.io/v1</c> for example.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Its namespace and name; an event about an object without namespace is kept in <c>default</c>.</param>
/// <param name="Uid">Its identity, without which tools do not show the event beside it.</param>
public sealed record EventObject(string ApiVersion, string Kind, NamespacedName Key, string Uid)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Key}";
}
