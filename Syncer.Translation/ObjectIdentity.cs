// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation;

/// <summary>One Kubernetes object, whatever its version (spec backends-policies R-1).</summary>
/// <param name="Kind">Its group and kind.</param>
/// <param name="Name">Its namespace and name.</param>
public readonly record struct ObjectIdentity(GroupKind Kind, NamespacedName Name) : IComparable<ObjectIdentity>
{
    /// <inheritdoc/>
    public int CompareTo(ObjectIdentity other)
    {
        var order = string.CompareOrdinal(Kind.Group, other.Kind.Group);
        if (order == 0)
            order = string.CompareOrdinal(Kind.Kind, other.Kind.Kind);
        return order != 0 ? order : Name.CompareTo(other.Name);
    }

    /// <summary>As messages spell an object: <c>Kind namespace/name</c>.</summary>
    public override string ToString() => $"{Kind.Kind} {Name}";

    public static bool operator <(ObjectIdentity left, ObjectIdentity right) => left.CompareTo(right) < 0;

    public static bool operator <=(ObjectIdentity left, ObjectIdentity right) => left.CompareTo(right) <= 0;

    public static bool operator >(ObjectIdentity left, ObjectIdentity right) => left.CompareTo(right) > 0;

    public static bool operator >=(ObjectIdentity left, ObjectIdentity right) => left.CompareTo(right) >= 0;
}
