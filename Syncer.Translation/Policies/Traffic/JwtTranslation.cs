// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Traffic;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>JSON web tokens of clients (spec backends-policies TR-J1 to TR-J6).</summary>
internal static class JwtTranslation
{
    public static JWT Translate(ObjectTranslation translation, string field, JwtAuthentication settings)
    {
        var jwt = new JWT
        {
            Mode = settings.Mode switch
            {
                "Strict" => JWT.Types.Mode.Strict,
                "Permissive" => JWT.Types.Mode.Permissive,
                _ => JWT.Types.Mode.Optional,
            },
            AuthorizationLocation = CredentialLocations.Translate(translation, $"{field}.location", settings.Location),
        };
        for (var i = 0; i < settings.Providers.Count; i++)
        {
            if (Provider(translation, $"{field}.providers[{i}]", settings.Providers[i]) is { } provider)
                jwt.Providers.Add(provider);
        }
        if (settings.Mcp is not { } mcp)
            return jwt;
        if (settings.Providers.Count != 1)
            translation.Report($"{field}.mcp", "exactly one provider is required");
        // The data plane refuses the policy otherwise, also where the one provider has no keys.
        else if (jwt.Providers.Count == 1)
            jwt.Mcp = Metadata(translation, $"{field}.mcp", mcp);
        return jwt;
    }

    /// <summary>The provider, or <see langword="null"/> where it has no keys: no token is valid for its sake then.</summary>
    private static JWTProvider? Provider(
        ObjectTranslation translation,
        string field,
        JwtAuthentication.TokenIssuer settings
    )
    {
        string? keys = null;
        if (settings.Jwks?.Inline is { } inline)
            keys = inline;
        else if (settings.Jwks?.Remote is { } remote)
            keys = KeySets.Read(translation, $"{field}.jwks.remote", remote);
        else
            translation.Report($"{field}.jwks", "one of inline and remote is required");
        if (keys is null)
            return null;
        var provider = new JWTProvider { Issuer = settings.Issuer, Inline = keys };
        provider.Audiences.AddRange(settings.Audiences);
        return provider;
    }

    /// <summary>What clients are told, or <see langword="null"/> after reporting why that cannot be said.</summary>
    private static JWT.Types.MCP? Metadata(
        ObjectTranslation translation,
        string field,
        JwtAuthentication.McpMetadata settings
    )
    {
        var metadata = new JWT.Types.MCP
        {
            Provider = IdentityProviders.Parse(settings.Provider),
            ResourceMetadata = new(),
        };
        if (!JsonObjects.TryAddMembers(settings.ResourceMetadata, metadata.ResourceMetadata.Extra))
        {
            translation.Report($"{field}.resourceMetadata", "is not an object");
            return null;
        }
        if (settings.ClientId is { } clientId)
            metadata.ClientId = clientId;
        return metadata;
    }
}
