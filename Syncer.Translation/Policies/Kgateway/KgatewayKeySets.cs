// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>The keys of issuers of JSON web tokens, in an extension or wherever it says.</summary>
internal static class KgatewayKeySets
{
    private const string ConfigMapKey = "jwks";

    /// <summary>The key set, or <see langword="null"/> after reporting why there is none.</summary>
    /// <param name="translation">The object that needs it.</param>
    /// <param name="field">The path of the source.</param>
    /// <param name="source">Where it is.</param>
    /// <param name="namespace">The namespace of the extension.</param>
    public static string? Read(
        ObjectTranslation translation,
        string field,
        KgatewayJwtProviders.KeySource? source,
        string @namespace
    )
    {
        if (source?.Remote is { } remote)
        {
            var reference = Reference(remote, @namespace);
            return Endpoint(translation, $"{field}.remote", remote, reference) is { } endpoint
                ? Fetched(translation, $"{field}.remote", endpoint)
                : null;
        }
        if (source?.Local is not { } local)
        {
            translation.Report(field, "one of local and remote is required");
            return null;
        }
        return Text(translation, $"{field}.local", local, @namespace) is { } text
            ? KeySet(translation, $"{field}.local", text)
            : null;
    }

    /// <summary>What has to be fetched for an extension, by the path of its field.</summary>
    public static IEnumerable<(string Field, RemoteKeySet Reference, JwksEndpoint? Endpoint)> Remote(
        ObjectTranslation translation,
        GatewayExtensionSpec extension
    )
    {
        foreach (var (i, provider) in (extension.Jwt?.Providers ?? []).Index())
        {
            if (provider.Jwks?.Remote is not { } remote)
                continue;
            var field = $"spec.jwt.providers[{i}].jwks.remote";
            var reference = Reference(remote, translation.Owner.Name.Namespace);
            yield return (field, reference, Endpoint(translation, field, remote, reference));
        }
    }

    private static RemoteKeySet Reference(KgatewayJwtProviders.RemoteKeys remote, string @namespace)
    {
        _ = Uri.TryCreate(remote.Url, UriKind.Absolute, out var url);
        var backend = ExtensionLookup.Backend(remote.BackendRef, @namespace, url?.Port);
        return new()
        {
            BackendRef = backend,
            JwksPath = url?.PathAndQuery ?? "",
            CacheDuration = remote.CacheDuration,
        };
    }

    /// <summary>The server is that of the reference; the URL says whether it has to prove who it is, and as whom.</summary>
    private static JwksEndpoint? Endpoint(
        ObjectTranslation translation,
        string field,
        KgatewayJwtProviders.RemoteKeys remote,
        RemoteKeySet reference
    )
    {
        if (
            !Uri.TryCreate(remote.Url, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        )
        {
            translation.Report($"{field}.url", $"\"{remote.Url}\" is no absolute http or https URL");
            return null;
        }
        if (JwksEndpoints.Resolve(translation, field, reference) is not { } endpoint)
            return null;
        return url.Scheme == Uri.UriSchemeHttp || endpoint.Tls is not null
            ? endpoint
            : endpoint with
            {
                Url = Uri.UriSchemeHttps + endpoint.Url[Uri.UriSchemeHttp.Length..],
                Tls = new() { ServerName = url.Host },
            };
    }

    private static string? Fetched(ObjectTranslation translation, string field, JwksEndpoint endpoint)
    {
        var jwks = translation.Services.KeySets.Find(translation.Context, endpoint);
        if (jwks is null)
            translation.Report(field, $"the key set of {endpoint.Url} is not available yet");
        return jwks;
    }

    private static string? Text(
        ObjectTranslation translation,
        string field,
        KgatewayJwtProviders.LocalKeys local,
        string @namespace
    )
    {
        if ((local.Inline ?? local.Key) is { } inline)
            return inline;
        if (local.ConfigMapRef is not { } reference)
        {
            translation.Report(field, "one of inline and configMapRef is required");
            return null;
        }
        var name = new Krt.NamespacedName(@namespace, reference.Name);
        var configMap = translation.Context.Get(translation.Services.Inputs.Of<ConfigMap>(), name);
        if (configMap is null)
            translation.Report($"{field}.configMapRef", $"ConfigMap {name} does not exist");
        else if (configMap.Data.TryGetValue(ConfigMapKey, out var text))
            return text;
        else
            translation.Report($"{field}.configMapRef", $"ConfigMap {name} has no entry \"{ConfigMapKey}\"");
        return null;
    }

    /// <summary>A set of keys, or a key as a set.</summary>
    private static string? KeySet(ObjectTranslation translation, string field, string text)
    {
        if (Problem(text) is not { } problem)
            return text;
        var set = $"{{\"keys\":[{text}]}}";
        if (Problem(set) is null)
            return set;
        translation.Report(field, problem);
        return null;
    }

    private static string? Problem(string text) => KeySetText.Problem(Encoding.UTF8.GetBytes(text));
}
