// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>The place of a workload in a mesh.</summary>
internal sealed record WorkloadPlacement
{
    public static WorkloadPlacement OutsideOfMesh { get; } = new();

    /// <summary>Empty for the only network there is.</summary>
    public string Network { get; init; } = "";

    /// <summary>Empty for <c>cluster.local</c>.</summary>
    public string TrustDomain { get; init; } = "";

    /// <summary>The waypoint in front of the workload.</summary>
    public GatewayAddress? Waypoint { get; init; }

    /// <summary>The gateway through which other networks reach it.</summary>
    public GatewayAddress? NetworkGateway { get; init; }

    /// <summary>How the workload, a waypoint itself, receives what is sent through it.</summary>
    public ApplicationTunnel? ApplicationTunnel { get; init; }

    public void ApplyTo(Workload message)
    {
        message.Network = Network;
        message.TrustDomain = TrustDomain;
        message.Waypoint = Waypoint;
        message.NetworkGateway = NetworkGateway;
        message.ApplicationTunnel = ApplicationTunnel;
    }
}
