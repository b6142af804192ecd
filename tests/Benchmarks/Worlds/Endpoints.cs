// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>A service and the addresses of the pods it selects.</summary>
internal sealed record Endpoints(NamespacedName Key, string ResourceName, string[] Addresses)
    : IKeyed<NamespacedName>,
        IResource
{
    public bool Equals(Endpoints? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Key == other.Key && Addresses.AsSpan().SequenceEqual(other.Addresses));

    public override int GetHashCode() => HashCode.Combine(Key, Addresses.Length);
}
