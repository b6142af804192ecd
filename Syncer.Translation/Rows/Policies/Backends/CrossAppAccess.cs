// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>Obtains a token of another domain by an identity assertion.</summary>
public sealed record CrossAppAccess
{
    public TokenEndpoint? IdentityProvider { get; init; }

    public TokenEndpoint? ResourceAuthorizationServer { get; init; }

    public string Audience
    {
        get;
        init => field = value ?? "";
    } = "";

    public ValueList<string> Resources
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> Scopes
    {
        get;
        init => field = value ?? [];
    } = [];

    public SubjectTokenSource? SubjectToken { get; init; }

    public OAuthTokenCache? Cache { get; init; }

    public sealed record TokenEndpoint
    {
        public BackendObjectReference? BackendRef { get; init; }

        public string? Path { get; init; }

        public OAuthClientAuth? ClientAuth { get; init; }
    }

    public sealed record SubjectTokenSource
    {
        public CredentialLocation? Source { get; init; }
    }
}
