// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>Whose JSON web tokens are accepted.</summary>
public sealed record KgatewayJwtProviders
{
    /// <summary><c>Strict</c> or <c>AllowMissing</c>; null stands for <c>Strict</c>.</summary>
    public string? ValidationMode { get; init; }

    public ValueList<TokenIssuer> Providers
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record TokenIssuer
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";

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

        /// <summary>Null stands for the header <c>Authorization</c>.</summary>
        public TokenPlace? TokenSource { get; init; }

        public KeySource? Jwks { get; init; }

        /// <summary>Not supported.</summary>
        public JsonText? ClaimsToHeaders { get; init; }

        /// <summary>Not supported.</summary>
        public bool? ForwardToken { get; init; }
    }

    /// <summary>Exactly one of the places.</summary>
    public sealed record TokenPlace
    {
        public HeaderPlace? Header { get; init; }

        public string? QueryParameter { get; init; }
    }

    public sealed record HeaderPlace
    {
        public string Header
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>What comes before the token.</summary>
        public string? Prefix { get; init; }
    }

    /// <summary>Exactly one of the sources.</summary>
    public sealed record KeySource
    {
        public LocalKeys? Local { get; init; }

        public RemoteKeys? Remote { get; init; }
    }

    /// <summary>Exactly one of the places.</summary>
    public sealed record LocalKeys
    {
        /// <summary>A JSON web key set, or one of its keys.</summary>
        public string? Inline { get; init; }

        /// <summary>Another spelling of <see cref="Inline"/>.</summary>
        public string? Key { get; init; }

        /// <summary>A ConfigMap in the namespace of the extension, whose entry <c>jwks</c> counts.</summary>
        public ConfigMapReference? ConfigMapRef { get; init; }
    }

    public sealed record ConfigMapReference
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";
    }

    /// <summary>Keys that their server publishes.</summary>
    public sealed record RemoteKeys
    {
        /// <summary>Where they are published; of it the scheme, the name that is verified and the path count.</summary>
        public string Url
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>The server.</summary>
        public BackendObjectReference? BackendRef { get; init; }

        /// <summary>How often they are fetched; null stands for five minutes.</summary>
        public string? CacheDuration { get; init; }
    }
}
