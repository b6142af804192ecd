// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Cluster;
using Krt.Kubernetes.Leases;

namespace Syncer.Host.Serving;

/// <summary>What a <see cref="ClusterServer"/> serves, and where.</summary>
public sealed record ClusterServerOptions : ServerOptions
{
    /// <summary>How to reach the API server.</summary>
    public required ClusterAccess Access { get; init; }

    /// <summary>How to behave towards the API server.</summary>
    public ApiClientOptions Api { get; init; } = new();

    /// <summary>How objects are followed; which kinds, and where problems are logged, is set by the server.</summary>
    public ClusterSourceOptions Following { get; init; } = new();

    /// <summary>Whether statuses are written.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool WritesStatus { get; init; } = true;

    /// <summary>The lease that is needed to write; where problems are logged is set by the server.</summary>
    /// <value>The default is none: the one replica there is writes always.</value>
    public LeaseElectorOptions? Lease { get; init; }
}
