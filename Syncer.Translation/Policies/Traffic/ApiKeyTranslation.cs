// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies.Traffic;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>API keys of clients (spec backends-policies TR-K1 to TR-K6).</summary>
internal static class ApiKeyTranslation
{
    private const string HashPrefix = "sha256:";
    private const int HashDigits = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static APIKey Translate(
        ObjectTranslation translation,
        LabeledCredentials labeled,
        string field,
        ApiKeyAuthentication settings
    )
    {
        var message = new APIKey
        {
            Mode = settings.Mode switch
            {
                "Optional" => APIKey.Types.Mode.Optional,
                "Permissive" => APIKey.Types.Mode.Permissive,
                _ => APIKey.Types.Mode.Strict,
            },
            AuthorizationLocation = CredentialLocations.Translate(translation, $"{field}.location", settings.Location),
        };
        var users = new List<APIKey.Types.User>();
        foreach (var (source, entry, text) in Entries(translation, labeled, field, settings))
        {
            var (user, problem) = User(text, mayHoldKeys: settings.ConfigMapSelector is null);
            if (user is not null)
                users.Add(user);
            else
                translation.Report(source, $"entry \"{entry}\" {problem}");
        }
        message.ApiKeys.AddRange(
            users.OrderBy(user => user.Key, StringComparer.Ordinal).ThenBy(user => user.KeyHash, StringComparer.Ordinal)
        );
        return message;
    }

    // Of several sources, which no API server admits, the last one counts.
    private static IEnumerable<(string Source, string Entry, string? Text)> Entries(
        ObjectTranslation translation,
        LabeledCredentials labeled,
        string field,
        ApiKeyAuthentication settings
    )
    {
        var @namespace = translation.Owner.Name.Namespace;
        if (settings.ConfigMapSelector is { } configMaps)
        {
            return from configMap in Selected(
                    translation,
                    $"{field}.configMapSelector",
                    configMaps,
                    selector => labeled.ConfigMaps(translation.Context, @namespace, selector)
                )
                from entry in configMap.Data
                select (
                    $"{field}.configMapSelector: ConfigMap {configMap.Metadata.Key}",
                    entry.Key,
                    (string?)entry.Value
                );
        }
        if (settings.SecretSelector is { } secrets)
        {
            return Selected(
                    translation,
                    $"{field}.secretSelector",
                    secrets,
                    selector => labeled.Secrets(translation.Context, @namespace, selector)
                )
                .SelectMany(secret => Entries($"{field}.secretSelector: Secret {secret.Metadata.Key}", secret.Data));
        }
        if (settings.SecretRef is not { } reference)
        {
            translation.Report(field, "one of secretRef, secretSelector and configMapSelector is required");
            return [];
        }
        var source = $"{field}.secretRef";
        if (!string.IsNullOrEmpty(reference.Group) || reference.Kind is not (null or "" or "Secret"))
        {
            translation.Report(source, $"group \"{reference.Group}\" kind \"{reference.Kind}\" is not supported");
            return [];
        }
        var name = new NamespacedName(@namespace, reference.Name);
        if (translation.Context.Get(translation.Services.Inputs.Of<Secret>(), name) is { } found)
            return Entries($"{source}: Secret {name}", found.Data);
        translation.Report(source, $"Secret {name} does not exist");
        return [];
    }

    private static IEnumerable<(string Source, string Entry, string? Text)> Entries(string source, SecretData data)
    {
        foreach (var key in data.Keys)
        {
            data.TryGetValue(key, out var bytes);
            yield return (source, key, Text(bytes.Span));
        }
    }

    private static IReadOnlyList<T> Selected<T>(
        ObjectTranslation translation,
        string field,
        LabelSelectorSpec spec,
        Func<LabelSelector, IReadOnlyList<T>> select
    )
    {
        // An empty selector would select everything there is.
        if (spec.ToSelector() is { } selector && spec.MatchLabels.Count + spec.MatchExpressions.Count > 0)
            return select(selector);
        translation.Report(field, "is not a label selector");
        return [];
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The user of an entry, or what is wrong with it; never what it holds.</summary>
    private static (APIKey.Types.User? User, string Problem) User(string? text, bool mayHoldKeys)
    {
        text = text?.Trim();
        if (text is null)
            return (null, "is not UTF-8");
        if (text.Length == 0)
            return (null, "is empty");
        if (!text.StartsWith('{'))
        {
            return mayHoldKeys
                ? (new() { Key = text, Metadata = new() }, "")
                : (null, "is a key, of which a ConfigMap may hold the hash only");
        }
        try
        {
            using var json = JsonDocument.Parse(text);
            return User(json.RootElement, mayHoldKeys);
        }
        catch (JsonException)
        {
            return (null, "is not JSON");
        }
    }

    private static (APIKey.Types.User? User, string Problem) User(JsonElement json, bool mayHoldKeys)
    {
        if (!TryGetText(json, "key", out var key) || !TryGetText(json, "keyHash", out var hash))
            return (null, "has a key or keyHash that is not a string");
        if (key.Length == 0 == (hash.Length == 0))
            return (null, "does not have exactly one of key and keyHash");
        if (key.Length > 0 && !mayHoldKeys)
            return (null, "is a key, of which a ConfigMap may hold the hash only");
        if (hash.Length > 0 && !IsHash(hash))
            return (null, $"has a keyHash that is not {HashPrefix} and {HashDigits} hexadecimal digits");
        var user = new APIKey.Types.User
        {
            Key = key,
            KeyHash = hash,
            Metadata = new(),
        };
        if (json.TryGetProperty("metadata", out var metadata))
        {
            if (metadata.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
                return (null, "has metadata that are not an object");
            JsonObjects.AddMembers(metadata, user.Metadata.Fields);
        }
        return (user, "");
    }

    private static bool TryGetText(JsonElement json, string name, out string text)
    {
        text = "";
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        text = value.GetString()!;
        return true;
    }

    private static bool IsHash(string text) =>
        text.StartsWith(HashPrefix, StringComparison.Ordinal)
        && text.Length == HashPrefix.Length + HashDigits
        && text.Skip(HashPrefix.Length).All(char.IsAsciiHexDigit);
}
