// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>How a client of an authorization server authenticates itself.</summary>
public sealed record OAuthClientAuth
{
    public string ClientId
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary><c>ClientSecretBasic</c>, <c>ClientSecretPost</c> or <c>PrivateKeyJwt</c>.</summary>
    public string? Method { get; init; }

    public CredentialReference? SecretRef { get; init; }

    public PrivateKeyAssertion? PrivateKeyJwt { get; init; }

    public sealed record PrivateKeyAssertion
    {
        public CredentialReference? SigningKeyRef { get; init; }

        /// <summary>For example <c>RS256</c>.</summary>
        public string? Alg { get; init; }

        public string? Kid { get; init; }

        public string? AssertionAudience { get; init; }

        public CredentialReference? CertificateRef { get; init; }

        /// <summary><c>x5c</c> or <c>x5t#S256</c>.</summary>
        public string? CertificateHeader { get; init; }
    }
}
