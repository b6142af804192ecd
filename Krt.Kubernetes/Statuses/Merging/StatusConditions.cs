// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>Lists of conditions (<c>meta/v1 Condition</c>), of which there is one per type.</summary>
public static class StatusConditions
{
    private const string TimeField = "lastTransitionTime";

    /// <summary>The desired conditions, then the live ones of types that are not ours.</summary>
    /// <param name="live">The conditions as they are; their times are kept where the status does not change.</param>
    /// <param name="desired">The conditions as they should be, without times.</param>
    /// <param name="isOurs">Whether conditions of a type belong to nobody else, so that one not desired goes.</param>
    /// <param name="now">The time of conditions whose status changes; null leaves their times out.</param>
    public static JsonArray Merge(JsonNode? live, JsonNode? desired, Func<string, bool> isOurs, string? now)
    {
        ArgumentNullException.ThrowIfNull(isOurs);
        var merged = new JsonArray();
        foreach (var condition in Objects(desired))
            merged.Add((JsonNode)WithTime(condition, Find(live, TypeOf(condition)), now));
        foreach (var condition in Objects(live))
        {
            var type = TypeOf(condition);
            if (!isOurs(type) && Find(desired, type) is null)
                merged.Add(condition.DeepClone());
        }
        return merged;
    }

    /// <summary>The live conditions without those that say what was desired last.</summary>
    public static JsonArray Remove(JsonNode? live, JsonNode? abandoned) =>
        [
            .. Objects(live)
                .Where(condition =>
                    Find(abandoned, TypeOf(condition)) is not { } known
                    || !JsonNode.DeepEquals(WithTime(known, condition, now: null), condition)
                )
                .Select(condition => condition.DeepClone()),
        ];

    /// <summary>The condition of a type.</summary>
    public static JsonObject? Find(JsonNode? conditions, string type) =>
        Objects(conditions).FirstOrDefault(condition => TypeOf(condition) == type);

    /// <summary>A field of a condition or of what has conditions; empty where it is missing or no text.</summary>
    public static string Text(JsonObject value, string field)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value[field] is JsonValue text && text.TryGetValue<string>(out var found) ? found : "";
    }

    internal static IEnumerable<JsonObject> Objects(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();

    private static string TypeOf(JsonObject condition) => Text(condition, "type");

    private static JsonObject WithTime(JsonObject desired, JsonObject? live, string? now)
    {
        var condition = (JsonObject)desired.DeepClone();
        var isUnchanged = live is not null && Text(live, "status") == Text(desired, "status");
        var time = isUnchanged && Text(live!, TimeField) is { Length: > 0 } since ? since : now;
        if (time is not null)
            condition[TimeField] = time;
        return condition;
    }
}
