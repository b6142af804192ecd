// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>How a connection to an endpoint is secured (spec backends-policies JW-6). No client certificate is sent.</summary>
public sealed record EndpointTls
{
    public ServerVerification Verification { get; init; }

    /// <summary>The name that the server is asked for and that its certificate must hold, unless it is that of the URL.</summary>
    public string? ServerName { get; init; }

    /// <summary>The protocols that are offered, the preferred ones first; without any the server is not asked.</summary>
    public ValueList<string> AlpnProtocols { get; init; } = [];

    /// <summary>Whose certificates are accepted; those of the system where there are none.</summary>
    public ValueList<EndpointAuthority> Authorities { get; init; } = [];
}
