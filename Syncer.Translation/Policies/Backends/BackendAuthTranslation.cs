// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Authentication of requests to backends (spec backends-policies 4.10).</summary>
internal static class BackendAuthTranslation
{
    /// <summary>The policy, or <see langword="null"/> where the settings ask for nothing.</summary>
    public static BackendAuthPolicy? Translate(ObjectTranslation translation, string field, BackendAuth settings)
    {
        var policy = Primary(translation, field, settings);
        for (var i = 0; i < settings.Credentials.Count; i++)
            AddCredential(translation, $"{field}.credentials[{i}]", settings.Credentials[i], policy);
        return policy.KindCase == BackendAuthPolicy.KindOneofCase.None && policy.Credentials.Count == 0 ? null : policy;
    }

    // Of several kinds, which no API server admits, the first one of this order counts (BA-2).
    private static BackendAuthPolicy Primary(ObjectTranslation translation, string field, BackendAuth settings)
    {
        if (settings.Key is { Length: > 0 } key)
            return new() { Key = Key(translation, field, key, settings) };
        if (settings.SecretRef is { } reference)
        {
            var secret = translation.ReadCredential($"{field}.secretRef", reference, CredentialKeys.Authorization);
            return new() { Key = Key(translation, field, secret ?? "", settings) };
        }
        if (settings.Aws is { } aws)
            return new() { Aws = AwsAuthTranslation.Translate(translation, $"{field}.aws", aws) };
        if (settings.Azure is { } azure)
            return new() { Azure = AzureAuthTranslation.Translate(translation, $"{field}.azure", azure) };
        if (settings.Gcp is { } gcp)
            return new() { Gcp = Gcp(translation, $"{field}.gcp", gcp) };
        if (settings.OauthTokenExchange is { } exchange)
        {
            var message = OAuthTokenExchangeTranslation.Translate(translation, $"{field}.oauthTokenExchange", exchange);
            return new() { OauthTokenExchange = message };
        }
        if (settings.CrossAppAccess is { } access)
        {
            var message = CrossAppAccessTranslation.Translate(translation, $"{field}.crossAppAccess", access);
            return new() { CrossAppAccess = message };
        }
        if (settings.Passthrough is not null)
            return new() { Passthrough = new() { AuthorizationLocation = Location(translation, field, settings) } };
        return new();
    }

    private static Key Key(ObjectTranslation translation, string field, string secret, BackendAuth settings) =>
        new() { Secret = secret, AuthorizationLocation = Location(translation, field, settings) };

    private static AuthorizationLocation? Location(ObjectTranslation translation, string field, BackendAuth settings) =>
        CredentialLocations.TranslateOutgoing(translation, $"{field}.location", settings.Location);

    private static Gcp Gcp(ObjectTranslation translation, string field, BackendAuth.GcpAuth settings)
    {
        var gcp = new Gcp();
        if (settings.Type is null or "AccessToken")
            gcp.AccessToken = new();
        else
            gcp.IdToken = settings.Audience is { } audience ? new() { Audience = audience } : new();
        if (settings.SecretRef is { } reference)
        {
            // Without a value the credential is empty and nothing is called; unset, the proxy's own would be used.
            gcp.Credential = GoogleCredential(translation, $"{field}.secretRef", reference) ?? "";
        }
        return gcp;
    }

    /// <summary>The credential, or <see langword="null"/> where there is none that the data plane would take.</summary>
    private static string? GoogleCredential(ObjectTranslation translation, string field, CredentialReference reference)
    {
        var text = translation.ReadCredential(field, reference, CredentialKeys.GoogleCredentials);
        if (text is null || JsonObjects.IsJson(text))
            return text;
        translation.Report(field, "the credential is not JSON");
        return null;
    }

    private static void AddCredential(
        ObjectTranslation translation,
        string field,
        BackendAuth.LocatedCredential credential,
        BackendAuthPolicy policy
    )
    {
        if (credential.Location is null)
            translation.Report($"{field}.location", "is required");
        var location = CredentialLocations.TranslateOutgoing(translation, $"{field}.location", credential.Location);
        // Entries are read as they are, also one that holds a scheme (BA-7).
        var value = translation.ReadPlainCredential(
            $"{field}.secretRef",
            credential.SecretRef,
            CredentialKeys.Authorization
        );
        if (location is not null)
            policy.Credentials.Add(new BackendAuthCredential { Location = location, Value = value ?? "" });
    }
}
