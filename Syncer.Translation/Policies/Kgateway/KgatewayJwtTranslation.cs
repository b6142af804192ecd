// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>JSON web tokens of clients, by an extension (spec backends-policies 3.12).</summary>
internal static class KgatewayJwtTranslation
{
    /// <summary>Which tokens are accepted; none where the extension cannot be found.</summary>
    public static JWT Translate(
        ObjectTranslation translation,
        ExtensionLookup extensions,
        string field,
        KgatewayTrafficPolicySpec.ExtensionPolicy settings
    )
    {
        if (extensions.Find(field, settings.ExtensionRef, "JWT", spec => spec.Jwt) is not var (extension, space))
            return new() { Mode = JWT.Types.Mode.Strict };
        var path = $"{field}.extensionRef: jwt.providers";
        var jwt = new JWT
        {
            Mode = extension.ValidationMode == "AllowMissing" ? JWT.Types.Mode.Optional : JWT.Types.Mode.Strict,
            AuthorizationLocation = Location(translation, path, extension.Providers),
        };
        foreach (var (i, issuer) in extension.Providers.Index())
        {
            ReportUnsupported(translation, $"{path}[{i}]", issuer);
            // Without its keys no token is valid for the sake of an issuer.
            if (KgatewayKeySets.Read(translation, $"{path}[{i}].jwks", issuer.Jwks, space) is not { } keys)
                continue;
            var provider = new JWTProvider { Issuer = issuer.Issuer, Inline = keys };
            provider.Audiences.AddRange(issuer.Audiences);
            jwt.Providers.Add(provider);
        }
        return jwt;
    }

    /// <summary>Where tokens stand, which is the same place for all issuers.</summary>
    private static AuthorizationLocation? Location(
        ObjectTranslation translation,
        string field,
        ValueList<KgatewayJwtProviders.TokenIssuer> issuers
    )
    {
        var place = issuers.Count == 0 ? null : issuers[0].TokenSource;
        foreach (var (i, issuer) in issuers.Index())
        {
            if (issuer.TokenSource != place)
                translation.Report($"{field}[{i}].tokenSource", "that of the first provider counts for all");
        }
        return place is null
            ? null
            : CredentialLocations.Translate(
                translation,
                $"{field}[0].tokenSource",
                new()
                {
                    Header = place.Header is { } header ? new() { Name = header.Header, Prefix = header.Prefix } : null,
                    QueryParameter = place.QueryParameter is { } parameter ? new() { Name = parameter } : null,
                }
            );
    }

    private static void ReportUnsupported(
        ObjectTranslation translation,
        string field,
        KgatewayJwtProviders.TokenIssuer issuer
    )
    {
        if (issuer.ClaimsToHeaders is not null)
            translation.Report($"{field}.claimsToHeaders", "is not supported");
        if (issuer.ForwardToken == true)
            translation.Report($"{field}.forwardToken", "is not supported");
    }
}
