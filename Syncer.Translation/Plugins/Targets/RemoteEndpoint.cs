// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Policies.Jwks;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>Where the control plane can fetch something by HTTP, or why it cannot.</summary>
public sealed record RemoteEndpoint
{
    /// <summary>A host name or address.</summary>
    public string Host { get; init; } = "";

    /// <summary>The port, if it is not that of the scheme.</summary>
    public int? Port { get; init; }

    /// <summary>How the connection is secured; <see langword="null"/> for plain text, unless a policy says otherwise.</summary>
    public EndpointTls? Tls { get; init; }

    /// <summary>The HTTP proxy that the connection goes through.</summary>
    public RemoteEndpoint? Proxy { get; init; }

    /// <summary>Why nothing can be fetched; the rest is empty then.</summary>
    public string? Problem { get; init; }
}
