// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.References;

/// <summary>
/// A backend that every gateway needs which needs another object: because a policy on that object refers to the backend, or
/// because the object is a backend that refers to it (spec backends-policies R-6). Sections and ports do not count.
/// </summary>
/// <param name="Backend">What is referred to.</param>
/// <param name="Target">The object whose gateways need it.</param>
public sealed record ReferenceEdge(ObjectIdentity Backend, ObjectIdentity Target)
    : IKeyed<ReferenceEdge>,
        IComparable<ReferenceEdge>
{
    ReferenceEdge IKeyed<ReferenceEdge>.Key => this;

    /// <inheritdoc/>
    public int CompareTo(ReferenceEdge? other)
    {
        if (other is null)
            return 1;
        var order = Backend.CompareTo(other.Backend);
        return order != 0 ? order : Target.CompareTo(other.Target);
    }

    public static bool operator <(ReferenceEdge left, ReferenceEdge right) => Compare(left, right) < 0;

    public static bool operator <=(ReferenceEdge left, ReferenceEdge right) => Compare(left, right) <= 0;

    public static bool operator >(ReferenceEdge left, ReferenceEdge right) => Compare(left, right) > 0;

    public static bool operator >=(ReferenceEdge left, ReferenceEdge right) => Compare(left, right) >= 0;

    private static int Compare(ReferenceEdge left, ReferenceEdge right) =>
        Comparer<ReferenceEdge>.Default.Compare(left, right);
}
