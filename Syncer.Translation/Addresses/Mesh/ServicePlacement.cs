// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>The place of a service in a mesh.</summary>
/// <param name="Network">The network of its virtual addresses, empty for the only one there is.</param>
/// <param name="Waypoint">The waypoint in front of it.</param>
/// <param name="IngressUsesWaypoint">Whether gateways, too, go through the waypoint.</param>
internal sealed record ServicePlacement(string Network, GatewayAddress? Waypoint, bool IngressUsesWaypoint)
{
    public static ServicePlacement OutsideOfMesh { get; } = new("", null, IngressUsesWaypoint: false);
}
