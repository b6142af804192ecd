// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>Which tokens of clients a Model Context Protocol backend accepts.</summary>
public sealed record McpAuthentication
{
    public string? Issuer { get; init; }

    public ValueList<string> Audiences
    {
        get;
        init => field = value ?? [];
    } = [];

    public RemoteKeySet? Jwks { get; init; }

    /// <summary>For example <c>Keycloak</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>A JSON object.</summary>
    public JsonText? ResourceMetadata { get; init; }

    /// <summary><c>Strict</c>, <c>Optional</c> or <c>Permissive</c>; null stands for <c>Strict</c>.</summary>
    public string? Mode { get; init; }

    public string? ClientId { get; init; }

    public CredentialReference? ClientSecretRef { get; init; }
}
