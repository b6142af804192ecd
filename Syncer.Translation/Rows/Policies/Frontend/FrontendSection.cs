// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Frontend;

/// <summary>How connections of clients are accepted and reported.</summary>
public sealed record FrontendSection
{
    public FrontendHttp? Http { get; init; }

    public ProxyProtocolSettings? ProxyProtocol { get; init; }

    public ConnectSettings? Connect { get; init; }

    public FrontendTls? Tls { get; init; }

    public ClientTcpSettings? Tcp { get; init; }

    public AuthorizationRules? NetworkAuthorization { get; init; }

    public AccessLog? AccessLog { get; init; }

    public TracingSettings? Tracing { get; init; }

    public MetricsSettings? Metrics { get; init; }

    public sealed record ProxyProtocolSettings
    {
        /// <summary><c>V1</c>, <c>V2</c> or <c>All</c>; null stands for <c>V2</c>.</summary>
        public string? Version { get; init; }

        /// <summary><c>Strict</c> or <c>Optional</c>; null stands for <c>Strict</c>.</summary>
        public string? Mode { get; init; }
    }

    public sealed record ConnectSettings
    {
        /// <summary><c>Deny</c>, <c>Route</c> or <c>Tunnel</c>.</summary>
        public string? Mode { get; init; }
    }

    public sealed record ClientTcpSettings
    {
        public KeepaliveSettings? Keepalive { get; init; }
    }

    public sealed record MetricsSettings
    {
        public AttributeChanges Attributes
        {
            get;
            init => field = value ?? new();
        } = new();
    }
}
