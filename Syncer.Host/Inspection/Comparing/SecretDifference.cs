// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Google.Protobuf;
using Syncer.Xds;

namespace Syncer.Host.Inspection.Comparing;

/// <summary>
/// Finds out which secrets differ without telling them, also where one side is known without its secrets: with those of the
/// other side put in their places, its version is right only if they are the same.
/// </summary>
internal static class SecretDifference
{
    private static readonly JsonNode ChangedPlaceholder = $"{SecretFields.Placeholder} changed";

    public static IEnumerable<FieldDifference> Between(ServedContent before, ServedContent after)
    {
        var places = FieldsWithSecret(before.Content)
            .Intersect(FieldsWithSecret(after.Content), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        if (places.Count == 0)
            return [];
        var changed = (before.Message, after.Message) switch
        {
            ({ } old, { } now) => FieldDifference
                .Between(ProtoJson.Of(old, showSecrets: true), ProtoJson.Of(now, showSecrets: true))
                .Select(difference => difference.Path)
                .Where(places.Contains),
            ({ } known, null) => IsSame(known, after) ? [] : places,
            (null, { } known) => IsSame(known, before) ? [] : places,
            // Of neither side the secrets are known: they differ for sure only where nothing else does.
            _ => JsonNode.DeepEquals(before.Content, after.Content) ? places : [],
        };
        return changed.Order(StringComparer.Ordinal).Select(Redacted);
    }

    private static FieldDifference Redacted(string path) =>
        new(path, SecretFields.Placeholder, ChangedPlaceholder.DeepClone());

    private static bool IsSame(IMessage known, ServedContent redacted)
    {
        if (!XdsResourceType.TryFromUrl(redacted.Type, out var type))
            return false;
        var completed = redacted.Content.DeepClone();
        PutIn(completed, ProtoJson.Of(known, showSecrets: true));
        try
        {
            var message = JsonParser.Default.Parse(completed.ToJsonString(), known.Descriptor);
            return XdsResource.Encode(new(type, null, redacted.Name), message).Version == redacted.Version;
        }
        catch (InvalidProtocolBufferException)
        {
            // A secret that the other side does not have at this place.
            return false;
        }
    }

    private static void PutIn(JsonNode? redacted, JsonNode? known)
    {
        switch (redacted, known)
        {
            case (JsonObject fields, JsonObject values):
                foreach (var (name, field) in fields.ToArray())
                {
                    if (IsPlaceholder(field) && values[name] is { } secret)
                        fields[name] = secret.DeepClone();
                    else
                        PutIn(field, values[name]);
                }
                break;
            case (JsonArray items, JsonArray values):
                foreach (var (item, value) in items.Zip(values))
                    PutIn(item, value);
                break;
        }
    }

    private static IEnumerable<string> FieldsWithSecret(JsonNode content)
    {
        var all = FieldDifference.Between(content, Without(content));
        return all.Select(difference => difference.Path);
    }

    private static JsonNode Without(JsonNode content)
    {
        var copy = content.DeepClone();
        Remove(copy);
        return copy;
    }

    private static void Remove(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, field) in fields.ToArray())
                {
                    if (IsPlaceholder(field))
                        fields.Remove(name);
                    else
                        Remove(field);
                }
                break;
            case JsonArray items:
                foreach (var item in items)
                    Remove(item);
                break;
        }
    }

    private static bool IsPlaceholder(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text == SecretFields.Placeholder;
}
