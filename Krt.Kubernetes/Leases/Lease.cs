// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Leases;

/// <summary>A <c>coordination.k8s.io/v1 Lease</c>, or a merge patch of one.</summary>
internal sealed record Lease(Lease.LeaseMetadata Metadata, Lease.LeaseSpec Spec)
{
    public string ApiVersion { get; init; } = "coordination.k8s.io/v1";

    public string Kind { get; init; } = "Lease";

    [JsonIgnore]
    public string Holder => Spec.HolderIdentity ?? "";

    internal sealed record LeaseMetadata(string Name, string Namespace, string? ResourceVersion);

    /// <summary>Times as the API writes them, with microseconds.</summary>
    internal sealed record LeaseSpec
    {
        public string? HolderIdentity { get; init; }

        public int? LeaseDurationSeconds { get; init; }

        public string? AcquireTime { get; init; }

        public string? RenewTime { get; init; }

        public int? LeaseTransitions { get; init; }
    }
}
