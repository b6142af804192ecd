// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Rows.Policies.Backends;
using ClientAuth = Syncer.Protos.Resources.OAuthClientAuth;
using Method = Syncer.Protos.Resources.OAuthClientAuth.Types.Method;
using PrivateKeyJwt = Syncer.Protos.Resources.OAuthClientAuth.Types.PrivateKeyJwt;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Authentication at an authorization server (spec backends-policies BA-10, BA-11).</summary>
internal static class OAuthClientAuthTranslation
{
    public static ClientAuth Translate(ObjectTranslation translation, string field, OAuthClientAuth settings)
    {
        var auth = new ClientAuth
        {
            ClientId = settings.ClientId,
            Method = settings.Method switch
            {
                "ClientSecretBasic" => Method.ClientSecretBasic,
                "ClientSecretPost" => Method.ClientSecretPost,
                "PrivateKeyJwt" => Method.PrivateKeyJwt,
                _ => Method.Unspecified,
            },
        };
        ReportCombination(translation, field, settings, auth.Method);
        if (settings.SecretRef is { } reference)
        {
            auth.ClientSecret =
                translation.ReadCredential($"{field}.secretRef", reference, CredentialKeys.ClientSecret) ?? "";
        }
        if (settings.PrivateKeyJwt is { } assertion)
            auth.PrivateKeyJwt = Assertion(translation, $"{field}.privateKeyJwt", assertion);
        return auth;
    }

    private static void ReportCombination(
        ObjectTranslation translation,
        string field,
        OAuthClientAuth settings,
        Method method
    )
    {
        if (settings.ClientId.Length == 0)
            translation.Report($"{field}.clientId", "is required");
        if (settings.PrivateKeyJwt is not null && method != Method.PrivateKeyJwt)
            translation.Report($"{field}.privateKeyJwt", "needs method PrivateKeyJwt");
        if (settings.PrivateKeyJwt is null && method == Method.PrivateKeyJwt)
            translation.Report($"{field}.privateKeyJwt", "is required with method PrivateKeyJwt");
        if (settings.SecretRef is not null && (settings.PrivateKeyJwt is not null || method == Method.PrivateKeyJwt))
            translation.Report($"{field}.secretRef", "is no part of method PrivateKeyJwt");
        if (
            settings is { SecretRef: null, PrivateKeyJwt: null }
            && method is not (Method.ClientSecretPost or Method.PrivateKeyJwt)
        )
            translation.Report($"{field}.method", "a client without a secret needs method ClientSecretPost");
    }

    private static PrivateKeyJwt Assertion(
        ObjectTranslation translation,
        string field,
        OAuthClientAuth.PrivateKeyAssertion settings
    )
    {
        var assertion = new PrivateKeyJwt
        {
            AssertionAudience = settings.AssertionAudience ?? "",
            Alg = settings.Alg switch
            {
                "RS256" => PrivateKeyJwt.Types.SigningAlg.Rs256,
                "RS384" => PrivateKeyJwt.Types.SigningAlg.Rs384,
                "RS512" => PrivateKeyJwt.Types.SigningAlg.Rs512,
                "ES256" => PrivateKeyJwt.Types.SigningAlg.Es256,
                "ES384" => PrivateKeyJwt.Types.SigningAlg.Es384,
                "PS256" => PrivateKeyJwt.Types.SigningAlg.Ps256,
                _ => PrivateKeyJwt.Types.SigningAlg.Unspecified,
            },
            CertificateHeader = settings.CertificateHeader switch
            {
                "x5c" => PrivateKeyJwt.Types.CertificateHeader.X5C,
                "x5t#S256" => PrivateKeyJwt.Types.CertificateHeader.X5TS256,
                _ => PrivateKeyJwt.Types.CertificateHeader.Unspecified,
            },
        };
        if (settings.Kid is { } kid)
            assertion.Kid = kid;
        if (settings.SigningKeyRef is null)
            translation.Report($"{field}.signingKeyRef", "is required");
        else
        {
            assertion.SigningKey =
                translation.ReadCredential($"{field}.signingKeyRef", settings.SigningKeyRef, CredentialKeys.SigningKey)
                ?? "";
        }
        if (string.IsNullOrEmpty(settings.AssertionAudience))
            translation.Report($"{field}.assertionAudience", "is required");
        if (settings.CertificateRef is null != settings.CertificateHeader is null)
            translation.Report(field, "certificateRef and certificateHeader go together");
        if (settings.CertificateRef is { } certificate)
        {
            assertion.Certificate =
                translation.ReadCredential($"{field}.certificateRef", certificate, CredentialKeys.Certificate) ?? "";
        }
        return assertion;
    }
}
