// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>The desired state of a <see cref="KgatewayBackendConfigPolicy"/>.</summary>
public sealed record KgatewayBackendConfigPolicySpec
{
    public ValueList<PolicyTargetReference> TargetRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<PolicyTargetSelector> TargetSelectors
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>A duration.</summary>
    public string? ConnectTimeout { get; init; }

    public KeepaliveProbes? TcpKeepalive { get; init; }

    /// <summary>Requests are sent by HTTP/2 where it is there; nothing in it is supported.</summary>
    public JsonText? Http2ProtocolOptions { get; init; }

    public KgatewayBackendTls? Tls { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? PerConnectionBufferLimitBytes { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? CommonHttpProtocolOptions { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? Http1ProtocolOptions { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? LoadBalancer { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? HealthCheck { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? OutlierDetection { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? CircuitBreakers { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? UpstreamProxyProtocol { get; init; }

    /// <summary>Not supported.</summary>
    public JsonText? Dns { get; init; }

    public sealed record KeepaliveProbes
    {
        public int? KeepAliveProbes { get; init; }

        /// <summary>A duration.</summary>
        public string? KeepAliveTime { get; init; }

        /// <summary>A duration.</summary>
        public string? KeepAliveInterval { get; init; }
    }
}
