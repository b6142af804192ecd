// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows;

/// <summary>Annotations that translation reads.</summary>
internal static class AnnotationNames
{
    /// <summary>How traffic spreads over the endpoints of a service, on the service or its namespace.</summary>
    public const string TrafficDistribution = "networking.istio.io/traffic-distribution";

    /// <summary>Whether the traffic of a pod is captured by an ambient mesh.</summary>
    public const string AmbientRedirection = "ambient.istio.io/redirection";

    /// <summary>The group of machines that a WorkloadEntry was made for.</summary>
    public const string AutoRegistrationGroup = "istio.io/autoRegistrationGroup";

    /// <summary>How a waypoint receives what is sent through it, on its Gateway or GatewayClass.</summary>
    public const string WaypointInboundBinding = "ambient.istio.io/waypoint-inbound-binding";

    /// <summary>The ServiceAccount of the proxy of a Gateway.</summary>
    public const string GatewayServiceAccount = "gateway.istio.io/service-account";

    /// <summary>Ports of a Gateway or ListenerSet that only other listeners reach, comma-separated.</summary>
    public const string InternalPorts = "agentgateway.dev/internal-ports";
}
