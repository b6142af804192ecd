// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Traffic;
using BasicAuth = Syncer.Protos.Resources.TrafficPolicySpec.Types.BasicAuthentication;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>Users and passwords of clients (spec backends-policies TR-B1).</summary>
internal static class BasicAuthTranslation
{
    private const string UsersKey = ".htaccess";

    public static BasicAuth Translate(ObjectTranslation translation, string field, BasicAuthentication settings)
    {
        var auth = new BasicAuth
        {
            HtpasswdContent = Users(translation, field, settings),
            Mode = settings.Mode == "Optional" ? BasicAuth.Types.Mode.Optional : BasicAuth.Types.Mode.Strict,
            AuthorizationLocation = CredentialLocations.Translate(translation, $"{field}.location", settings.Location),
        };
        if (settings.Realm is { } realm)
            auth.Realm = realm;
        return auth;
    }

    private static string Users(ObjectTranslation translation, string field, BasicAuthentication settings)
    {
        if (settings.Users.Count > 0)
            return string.Join('\n', settings.Users);
        if (settings.SecretRef is { } reference)
            return translation.ReadPlainCredential($"{field}.secretRef", reference, UsersKey) ?? "";
        translation.Report(field, "one of users and secretRef is required");
        return "";
    }
}
