// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows;

/// <summary>Annotations that translation reads.</summary>
internal static class AnnotationNames
{
    /// <summary>How traffic spreads over the endpoints of a service, on the service or its namespace.</summary>
    public const string TrafficDistribution = "networking.istio.io/traffic-distribution";

    /// <summary>Whether the traffic of a pod is captured by an ambient mesh.</summary>
    public const string AmbientRedirection = "ambient.istio.io/redirection";

    /// <summary>Ports of a Gateway or ListenerSet that only other listeners reach, comma-separated.</summary>
    public const string InternalPorts = "agentgateway.dev/internal-ports";
}
