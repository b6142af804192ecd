// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>
/// How key sets are kept in ConfigMaps (spec backends-policies JW-10). That is how replicas that do not fetch learn of them,
/// and how they outlast restarts and outages of who publishes them.
/// </summary>
public static class KeySetConfigMaps
{
    public const string ComponentLabel = "app.kubernetes.io/component";

    /// <summary>The value of the label, the entry that holds the key set, and the beginning of the names.</summary>
    public const string Component = "jwks-store";

    /// <summary>The namespace where nothing says which one the controller runs in.</summary>
    public const string DefaultNamespace = "agentgateway-system";

    private const int DocumentVersion = 1;

    /// <summary>The name of the ConfigMap that all replicas read.</summary>
    public static string NameOf(string requestKey) =>
        $"{Component}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestKey)))}";

    /// <summary>The namespace that the ConfigMaps are in.</summary>
    public static string NamespaceOf(SyncerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.ControllerNamespace.Length > 0 ? settings.ControllerNamespace : DefaultNamespace;
    }

    /// <summary>The key sets of a namespace.</summary>
    public static IKrtCollection<NamespacedName, StoredKeySet> Of(
        IKrtCollection<NamespacedName, ConfigMap> configMaps,
        string @namespace
    ) =>
        configMaps.Select(
            (_, configMap) => configMap.Metadata.Namespace == @namespace ? Read(configMap) : null,
            new() { Name = "StoredKeySets" }
        );

    /// <summary>The key set that a ConfigMap keeps, if it is labelled as one that does and can be read.</summary>
    public static StoredKeySet? Read(ConfigMap configMap)
    {
        ArgumentNullException.ThrowIfNull(configMap);
        if (!configMap.Metadata.Labels.TryGetValue(ComponentLabel, out var component) || component != Component)
            return null;
        if (!configMap.Data.TryGetValue(Component, out var text))
            return null;
        try
        {
            var document = JsonSerializer.Deserialize(text, KeySetJson.Default.KeySetDocument);
            return document is { RequestKey: { Length: > 0 } key, Jwks: { } jwks }
                ? new(configMap.Metadata.Key, key)
                {
                    Url = document.Url ?? "",
                    FetchedAt = document.FetchedAt,
                    Jwks = jwks,
                }
                : ReadUnversioned(configMap, text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The ConfigMap that keeps a key set, under the name that all replicas read.</summary>
    public static ConfigMap Create(string @namespace, StoredKeySet keySet)
    {
        ArgumentNullException.ThrowIfNull(keySet);
        var document = new KeySetDocument
        {
            Version = DocumentVersion,
            RequestKey = keySet.RequestKey,
            Url = keySet.Url,
            FetchedAt = keySet.FetchedAt,
            Jwks = keySet.Jwks,
        };
        return new ConfigMap
        {
            Metadata = new()
            {
                Namespace = @namespace,
                Name = NameOf(keySet.RequestKey),
                Labels = LabelSet.From(ComponentLabel, Component),
            },
            Data = LabelSet.From([
                new(Component, JsonSerializer.Serialize(document, KeySetJson.Compact.KeySetDocument)),
            ]),
        };
    }

    /// <summary>Before there were versions, it was a map of one URL to its key set.</summary>
    private static StoredKeySet? ReadUnversioned(ConfigMap configMap, string text)
    {
        if (JsonSerializer.Deserialize(text, KeySetJson.Default.DictionaryStringString) is not { Count: 1 } map)
            return null;
        var (url, jwks) = map.Single();
        var isSecured = url.StartsWith("https:", StringComparison.Ordinal);
        var endpoint = new JwksEndpoint(url) { Tls = isSecured ? new() : null };
        return jwks is null ? null : new(configMap.Metadata.Key, endpoint.ComputeKey()) { Url = url, Jwks = jwks };
    }
}
