// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>
/// A status that one controller owns but for conditions of types others have added: conditions are merged by type, other
/// fields are replaced where they are desired.
/// </summary>
/// <param name="ownTypes">The types of conditions that are ours, whether they are desired or not.</param>
public sealed class ConditionsMerge(params IReadOnlyList<string> ownTypes) : StatusMerge
{
    private const string Conditions = "conditions";

    /// <inheritdoc/>
    public override bool NamesOwner => false;

    /// <inheritdoc/>
    public override JsonObject Apply(JsonObject live, JsonObject desired, string? now)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(desired);
        var merged = (JsonObject)live.DeepClone();
        foreach (var (field, value) in desired)
            merged[field] = value?.DeepClone();
        merged[Conditions] = StatusConditions.Merge(live[Conditions], desired[Conditions], ownTypes.Contains, now);
        return merged;
    }

    /// <inheritdoc/>
    /// <remarks>A field goes when it has the value that was desired last; nothing goes when that is not known.</remarks>
    public override JsonObject Remove(JsonObject live, JsonObject? abandoned)
    {
        ArgumentNullException.ThrowIfNull(live);
        var rest = (JsonObject)live.DeepClone();
        foreach (var (field, value) in abandoned ?? [])
        {
            if (field != Conditions && JsonNode.DeepEquals(rest[field], value))
                rest.Remove(field);
        }
        if (abandoned is not null && StatusConditions.Remove(live[Conditions], abandoned[Conditions]) is var conditions)
        {
            if (conditions.Count > 0)
                rest[Conditions] = conditions;
            else
                rest.Remove(Conditions);
        }
        return rest;
    }
}
