// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Tokens of another domain (spec backends-policies BA-12).</summary>
internal static class CrossAppAccessTranslation
{
    public static CrossAppAccessAuth Translate(ObjectTranslation translation, string field, CrossAppAccess settings)
    {
        if (settings.Audience.Length == 0)
            translation.Report($"{field}.audience", "is required");
        var access = new CrossAppAccessAuth
        {
            Audience = settings.Audience,
            IdentityProvider = Endpoint(translation, $"{field}.identityProvider", settings.IdentityProvider),
            ResourceAuthorizationServer = Endpoint(
                translation,
                $"{field}.resourceAuthorizationServer",
                settings.ResourceAuthorizationServer
            ),
            Cache = OAuthFields.Cache(translation, $"{field}.cache", settings.Cache),
        };
        if (settings.SubjectToken is { } subject)
        {
            access.SubjectToken = new()
            {
                Source = CredentialLocations.Translate(translation, $"{field}.subjectToken.source", subject.Source),
            };
        }
        access.Resources.AddRange(settings.Resources);
        access.Scopes.AddRange(settings.Scopes);
        return access;
    }

    private static CrossAppAccessAuth.Types.Endpoint? Endpoint(
        ObjectTranslation translation,
        string field,
        CrossAppAccess.TokenEndpoint? settings
    )
    {
        if (settings is null)
        {
            translation.Report(field, "is required");
            return null;
        }
        var endpoint = new CrossAppAccessAuth.Types.Endpoint
        {
            TokenEndpoint = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
        };
        if (OAuthFields.Path(translation, $"{field}.path", settings.Path) is { } path)
            endpoint.TokenEndpointPath = path;
        if (settings.ClientAuth is { } client)
            endpoint.ClientAuth = OAuthClientAuthTranslation.Translate(translation, $"{field}.clientAuth", client);
        else
            translation.Report($"{field}.clientAuth", "is required");
        return endpoint;
    }
}
