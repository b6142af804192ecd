// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Statuses;

/// <summary>What of a status somebody has set, by what the server notes of it in <c>metadata.managedFields</c>.</summary>
internal static class StatusOwnership
{
    private const string MetadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    /// <summary>Asks the server.</summary>
    /// <param name="api">The server.</param>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="observed">Which object, in which version.</param>
    /// <param name="live">The status of the object.</param>
    /// <param name="manager">Who has set it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The part; null when the object is gone or has another version by now.</returns>
    public static async Task<JsonObject?> ReadAsync(
        ApiClient api,
        KubernetesKind kind,
        ObservedStatus observed,
        JsonObject live,
        string manager,
        CancellationToken cancellationToken
    )
    {
        var (ns, name) = observed.Key;
        var version = observed.VersionIn(kind);
        var objects = kind.Scope == KindScope.Cluster ? kind.PathOfAll(version) : kind.PathIn(ns, version);
        // A list of one, for whoever follows a kind may list it and need not be permitted anything else.
        var request = ApiRequest.Get($"{objects}?fieldSelector=metadata.name%3D{Uri.EscapeDataString(name)}") with
        {
            Accept = MetadataOnly,
        };
        var answer = await api.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var metadata = JsonNode.Parse(answer.Span)?["items"] is JsonArray { Count: 1 } items
            ? items[0]!["metadata"]
            : null;
        return (string?)metadata?["resourceVersion"] == observed.ResourceVersion
            ? OwnedBy(manager, live, metadata?["managedFields"] as JsonArray ?? [])
            : null;
    }

    /// <summary>The part of a status that a manager has set.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="live">The status.</param>
    /// <param name="managedFields">What the server notes of the object.</param>
    public static JsonObject OwnedBy(string manager, JsonObject live, JsonArray managedFields)
    {
        var owned = new JsonObject();
        foreach (var entry in managedFields.OfType<JsonObject>())
        {
            if ((string?)entry["manager"] == manager && entry["fieldsV1"]?["f:status"] is JsonObject fields)
                owned = (JsonObject)Select(live, fields);
        }
        return owned;
    }

    // FieldsV1: "f:" names a field, "k:" the keys of an element of a list, "." the value itself; {} is all of a value.
    private static JsonNode Select(JsonNode value, JsonObject fields) =>
        (value, fields.Count) switch
        {
            (JsonObject fieldsOfValue, > 0) => SelectFields(fieldsOfValue, fields),
            (JsonArray elements, > 0) => SelectElements(elements, fields),
            _ => value.DeepClone(),
        };

    private static JsonObject SelectFields(JsonObject value, JsonObject fields)
    {
        var selected = new JsonObject();
        foreach (var (path, nested) in fields)
        {
            if (path.StartsWith("f:", StringComparison.Ordinal) && value[path[2..]] is { } field)
                selected[path[2..]] = Select(field, nested!.AsObject());
        }
        return selected;
    }

    private static JsonArray SelectElements(JsonArray value, JsonObject fields)
    {
        var selected = new JsonArray();
        foreach (var (path, nested) in fields)
        {
            if (!path.StartsWith("k:", StringComparison.Ordinal))
                continue;
            var keys = JsonNode.Parse(path[2..])!.AsObject();
            if (value.FirstOrDefault(element => Matches(element, keys)) is not { } element)
                continue;
            var part = Select(element, nested!.AsObject());
            // Keys are the property of whoever added the element, which others may have changed since.
            foreach (var (key, name) in keys)
                part[key] ??= name!.DeepClone();
            selected.Add(part);
        }
        return selected;
    }

    private static bool Matches(JsonNode? element, JsonObject keys) =>
        element is JsonObject && keys.All(key => JsonNode.DeepEquals(element[key.Key], key.Value));
}
