// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>The entries of Secrets that are read where a reference names none (spec backends-policies N-7).</summary>
public static class CredentialKeys
{
    /// <summary>A credential that may follow the scheme <c>Bearer</c>, which is not part of it.</summary>
    public const string Authorization = "Authorization";

    public const string ClientSecret = "clientSecret";

    public const string SigningKey = "signingKey";

    public const string Certificate = "certificate";

    public const string GoogleCredentials = "credentials.json";
}
