// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>A list of entries in a status, each of the controller it names.</summary>
/// <param name="List">The field that holds the entries.</param>
/// <param name="Reference">The field of an entry that says what it is about.</param>
/// <param name="ControllerName">The controller whose entries are ours.</param>
internal sealed record StatusEntries(string List, string Reference, string ControllerName)
{
    public IEnumerable<JsonObject> In(JsonObject status) => StatusConditions.Objects(status[List]);

    public bool IsOurs(JsonObject entry) => StatusConditions.Text(entry, "controllerName") == ControllerName;

    /// <summary>The one of ours that is about the same thing.</summary>
    public JsonObject? Find(IEnumerable<JsonObject> entries, JsonObject entry) =>
        entries.FirstOrDefault(other => IsOurs(other) && JsonNode.DeepEquals(other[Reference], entry[Reference]));

    /// <summary>A desired entry with the times of the live one where they hold.</summary>
    public JsonObject WithTimes(JsonObject entry, JsonObject live, string? now)
    {
        var merged = (JsonObject)entry.DeepClone();
        var known = Find(In(live), entry)?["conditions"];
        merged["conditions"] = StatusConditions.Merge(known, entry["conditions"], _ => true, now);
        return merged;
    }

    /// <summary>The live status without our entries.</summary>
    public JsonObject RemoveFrom(JsonObject live) =>
        In(live).Any(IsOurs) ? Replace(live, In(live).Where(entry => !IsOurs(entry))) : (JsonObject)live.DeepClone();

    /// <summary>The live status with these entries.</summary>
    public JsonObject Replace(JsonObject live, IEnumerable<JsonObject> entries)
    {
        var status = (JsonObject)live.DeepClone();
        status[List] = new JsonArray([.. entries.Select(entry => entry.DeepClone())]);
        return status;
    }
}
