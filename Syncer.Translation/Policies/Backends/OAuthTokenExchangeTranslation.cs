// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;
using Exchange = Syncer.Protos.Resources.OAuthTokenExchange;
using GrantType = Syncer.Protos.Resources.OAuthTokenExchange.Types.GrantType;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Exchange of tokens (spec backends-policies 4.10).</summary>
internal static class OAuthTokenExchangeTranslation
{
    private const string JwtBearer = "JwtBearer";

    private static readonly FrozenSet<string> ReservedParameters = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "grant_type",
        "subject_token",
        "subject_token_type",
        "actor_token",
        "actor_token_type",
        "assertion",
        "audience",
        "resource",
        "scope",
        "requested_token_type",
        "client_id",
        "client_secret",
        "client_assertion",
        "client_assertion_type"
    );

    public static Exchange Translate(ObjectTranslation translation, string field, OAuthTokenExchange settings)
    {
        var exchange = new Exchange
        {
            TokenEndpoint = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
            GrantType = settings.GrantType switch
            {
                "TokenExchange" => GrantType.TokenExchange,
                JwtBearer => GrantType.JwtBearer,
                _ => GrantType.Unspecified,
            },
        };
        if (OAuthFields.Path(translation, $"{field}.path", settings.Path) is { } path)
            exchange.TokenEndpointPath = path;
        AddParameters(translation, $"{field}.additionalParams", settings.AdditionalParams, exchange);
        if (settings.ClientAuth is { } client)
            exchange.ClientAuth = OAuthClientAuthTranslation.Translate(translation, $"{field}.clientAuth", client);
        AddTokens(translation, field, settings, exchange);
        exchange.Audiences.AddRange(settings.Audiences);
        exchange.Scopes.AddRange(settings.Scopes);
        exchange.Resources.AddRange(settings.Resources);
        exchange.AuthorizationLocation = CredentialLocations.TranslateOutgoing(
            translation,
            $"{field}.location",
            settings.Location
        );
        exchange.Cache = OAuthFields.Cache(translation, $"{field}.cache", settings.Cache);
        return exchange;
    }

    private static void AddParameters(
        ObjectTranslation translation,
        string field,
        LabelSet parameters,
        Exchange exchange
    )
    {
        translation.AddExpressions(field, parameters, exchange.AdditionalParams);
        foreach (var (name, _) in parameters)
        {
            if (ReservedParameters.Contains(name))
                translation.Report($"{field}[{name}]", "the parameter is reserved");
        }
    }

    private static void AddTokens(
        ObjectTranslation translation,
        string field,
        OAuthTokenExchange settings,
        Exchange exchange
    )
    {
        if (settings.SubjectToken is { } subject)
        {
            exchange.SubjectToken = new()
            {
                Source = CredentialLocations.Translate(translation, $"{field}.subjectToken.source", subject.Source),
                TokenType =
                    OAuthFields.TokenType(translation, $"{field}.subjectToken.tokenType", subject.TokenType) ?? "",
            };
        }
        if (settings.ActorToken is { } actor)
        {
            exchange.ActorToken = new()
            {
                Source = CredentialLocations.Translate(translation, $"{field}.actorToken.source", actor.Source),
                TokenType = OAuthFields.TokenType(translation, $"{field}.actorToken.tokenType", actor.TokenType) ?? "",
                EnforceMayAct = actor.MayAct == "Required",
            };
            if (settings.GrantType == JwtBearer)
                translation.Report($"{field}.actorToken", "is not part of a JwtBearer grant");
            if (actor is { MayAct: "Required", TokenType: not "Jwt" })
                translation.Report($"{field}.actorToken.mayAct", "Required needs tokenType Jwt");
        }
        if (settings.RequestedTokenType is { } requested)
        {
            if (settings.GrantType == JwtBearer)
                translation.Report($"{field}.requestedTokenType", "is not part of a JwtBearer grant");
            if (requested == OAuthFields.IdentityAssertionType)
                translation.Report($"{field}.requestedTokenType", "IdJag is for crossAppAccess alone");
            if (OAuthFields.TokenType(translation, $"{field}.requestedTokenType", requested) is { } type)
                exchange.RequestedTokenType = type;
        }
    }
}
