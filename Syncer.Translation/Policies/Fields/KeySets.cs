// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Fields;

/// <summary>JSON web key sets of other servers (spec backends-policies 4.13).</summary>
internal static class KeySets
{
    /// <summary>A key set without keys.</summary>
    public const string Empty = "{\"keys\":[]}";

    /// <summary>The key set, or <see langword="null"/> after reporting why there is none.</summary>
    public static string? Read(ObjectTranslation translation, string field, RemoteKeySet? reference)
    {
        if (reference is null)
        {
            translation.Report(field, "is required");
            return null;
        }
        if (JwksEndpoints.Resolve(translation, field, reference) is not { } endpoint)
            return null;
        var jwks = translation.Services.KeySets.Find(translation.Context, endpoint);
        if (jwks is null)
            translation.Report(field, $"the key set of {endpoint.Url} is not available yet");
        return jwks;
    }
}
