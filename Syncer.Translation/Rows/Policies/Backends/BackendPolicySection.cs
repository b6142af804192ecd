// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>How a backend is called. Policies, backends, their providers and targets, and prompt guards have one, some of them with a part of the fields only.</summary>
public sealed record BackendPolicySection
{
    public HttpSettings? Http { get; init; }

    public TunnelSettings? Tunnel { get; init; }

    public TlsSettings? Tls { get; init; }

    public TcpSettings? Tcp { get; init; }

    public HealthSettings? Health { get; init; }

    public TransformationPolicy? Transformation { get; init; }

    public McpSettings? Mcp { get; init; }

    public AiSettings? Ai { get; init; }

    public BackendAuth? Auth { get; init; }

    public ExternalAuthPolicy? ExtAuth { get; init; }

    public sealed record HttpSettings
    {
        /// <summary><c>HTTP1</c> or <c>HTTP2</c>.</summary>
        public string? Version { get; init; }

        /// <summary>A duration.</summary>
        public string? RequestTimeout { get; init; }
    }

    public sealed record TunnelSettings
    {
        /// <summary>A proxy that answers CONNECT.</summary>
        public BackendObjectReference? BackendRef { get; init; }
    }

    public sealed record TcpSettings
    {
        /// <summary>A duration.</summary>
        public string? ConnectTimeout { get; init; }

        public KeepaliveSettings? Keepalive { get; init; }
    }
}
