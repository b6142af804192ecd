// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt.Kubernetes.Statuses.Merging;

namespace Syncer.Host.Writing.Merging;

/// <summary>The status of a Gateway or ListenerSet: conditions, and listeners with conditions of their own.</summary>
/// <param name="ownTypes">The types of conditions of the object itself that are ours.</param>
internal sealed class ListenersMerge(params IReadOnlyList<string> ownTypes) : StatusMerge
{
    private const string Conditions = "conditions";
    private const string Listeners = "listeners";

    private static readonly string[] OwnListenerTypes = ["Accepted", "Conflicted", "Programmed", "ResolvedRefs"];

    private readonly ConditionsMerge _conditions = new(ownTypes);

    public override bool NamesOwner => false;

    public override JsonObject Apply(JsonObject live, JsonObject desired, string? now)
    {
        var merged = _conditions.Apply(live, desired, now);
        foreach (var listener in ObjectsOf(merged))
        {
            var known = ObjectsOf(live).FirstOrDefault(other => NameOf(other) == NameOf(listener));
            listener[Conditions] = StatusConditions.Merge(
                known?[Conditions],
                listener[Conditions],
                OwnListenerTypes.Contains,
                now
            );
        }
        return merged;
    }

    public override JsonObject Remove(JsonObject live, JsonObject? abandoned)
    {
        var rest = _conditions.Remove(live, abandoned);
        if (abandoned is not null && ObjectsOf(rest).All(listener => IsAbandoned(listener, ObjectsOf(abandoned))))
            rest.Remove(Listeners);
        return rest;
    }

    private static bool IsAbandoned(JsonObject live, IEnumerable<JsonObject> abandoned) =>
        abandoned.Any(listener =>
            NameOf(listener) == NameOf(live)
            && StatusConditions.Remove(live[Conditions], listener[Conditions]).Count == 0
        );

    private static IEnumerable<JsonObject> ObjectsOf(JsonObject status) =>
        (status[Listeners] as JsonArray ?? []).OfType<JsonObject>();

    private static string NameOf(JsonObject listener) => StatusConditions.Text(listener, "name");
}
