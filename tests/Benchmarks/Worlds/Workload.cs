// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>A pod and the names of the services that select it.</summary>
internal sealed record Workload(NamespacedName Key, string ResourceName, string Address, string[] Services)
    : IKeyed<NamespacedName>,
        IResource
{
    public bool Equals(Workload? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Key == other.Key
            && Address == other.Address
            && Services.AsSpan().SequenceEqual(other.Services)
        );

    public override int GetHashCode() => HashCode.Combine(Key, Address, Services.Length);
}
