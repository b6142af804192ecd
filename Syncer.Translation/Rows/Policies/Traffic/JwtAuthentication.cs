// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Which JSON web tokens of clients are accepted.</summary>
public sealed record JwtAuthentication
{
    /// <summary><c>Strict</c>, <c>Optional</c> or <c>Permissive</c>; null stands for <c>Optional</c>.</summary>
    public string? Mode { get; init; }

    public CredentialLocation? Location { get; init; }

    public ValueList<TokenIssuer> Providers
    {
        get;
        init => field = value ?? [];
    } = [];

    public McpMetadata? Mcp { get; init; }

    public sealed record TokenIssuer
    {
        public string Issuer
        {
            get;
            init => field = value ?? "";
        } = "";

        public ValueList<string> Audiences
        {
            get;
            init => field = value ?? [];
        } = [];

        public KeySet? Jwks { get; init; }
    }

    public sealed record KeySet
    {
        /// <summary>JSON.</summary>
        public string? Inline { get; init; }

        public RemoteKeySet? Remote { get; init; }
    }

    public sealed record McpMetadata
    {
        /// <summary>For example <c>Keycloak</c>.</summary>
        public string? Provider { get; init; }

        /// <summary>A JSON object.</summary>
        public JsonText? ResourceMetadata { get; init; }

        public string? ClientId { get; init; }
    }
}
