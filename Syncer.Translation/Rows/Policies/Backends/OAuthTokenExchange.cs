// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>Exchanges the token of a request for one that the backend accepts (RFC 8693, RFC 7523).</summary>
public sealed record OAuthTokenExchange
{
    public BackendObjectReference? BackendRef { get; init; }

    public string? Path { get; init; }

    /// <summary><c>TokenExchange</c> or <c>JwtBearer</c>.</summary>
    public string? GrantType { get; init; }

    public TokenSource? SubjectToken { get; init; }

    public ActorTokenSource? ActorToken { get; init; }

    public ValueList<string> Audiences
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> Scopes
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> Resources
    {
        get;
        init => field = value ?? [];
    } = [];

    public string? RequestedTokenType { get; init; }

    /// <summary>CEL by parameter.</summary>
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet AdditionalParams
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public OAuthClientAuth? ClientAuth { get; init; }

    public CredentialLocation? Location { get; init; }

    public OAuthTokenCache? Cache { get; init; }

    public sealed record TokenSource
    {
        public CredentialLocation? Source { get; init; }

        public string? TokenType { get; init; }
    }

    public sealed record ActorTokenSource
    {
        public CredentialLocation? Source { get; init; }

        public string? TokenType { get; init; }

        /// <summary><c>Required</c>.</summary>
        public string? MayAct { get; init; }
    }
}
