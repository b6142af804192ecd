// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;
using TokenCache = Syncer.Protos.Resources.OAuthTokenExchange.Types.TokenCache;

namespace Syncer.Translation.Policies.Backends;

/// <summary>What exchanges of tokens have in common (spec backends-policies 4.10).</summary>
internal static class OAuthFields
{
    public const string IdentityAssertionType = "IdJag";

    private const string TokenTypePrefix = "urn:ietf:params:oauth:token-type:";

    /// <summary>The path, also where it is reported.</summary>
    public static string? Path(ObjectTranslation translation, string field, string? path)
    {
        if (path is not null && !path.StartsWith('/'))
            translation.Report(field, $"\"{path}\" does not start with a slash");
        return path;
    }

    /// <summary>The URI of a type of tokens (RFC 8693, section 3), or the text as it is, after reporting it.</summary>
    public static string? TokenType(ObjectTranslation translation, string field, string? type)
    {
        switch (type)
        {
            case null or "":
                return null;
            case "AccessToken":
                return TokenTypePrefix + "access_token";
            case "Jwt":
                return TokenTypePrefix + "jwt";
            case "IdToken":
                return TokenTypePrefix + "id_token";
            case IdentityAssertionType:
                return TokenTypePrefix + "id-jag";
        }
        if (!Uri.TryCreate(type, UriKind.Absolute, out var uri) || !type.Contains(':') || uri.Fragment.Length > 0)
            translation.Report(field, $"\"{type}\" is neither a known type nor an absolute URI without a fragment");
        return type;
    }

    public static TokenCache? Cache(ObjectTranslation translation, string field, OAuthTokenCache? settings)
    {
        if (settings is null)
            return null;
        var cache = new TokenCache();
        if (settings.InMemory is not { } inMemory)
            return cache;
        cache.InMemory = new()
        {
            DefaultTtl = translation.ReadDuration($"{field}.inMemory.defaultTtl", inMemory.DefaultTtl),
        };
        if (inMemory.MaxEntries is { } maxEntries and >= 0)
            cache.InMemory.MaxEntries = (uint)maxEntries;
        return cache;
    }
}
