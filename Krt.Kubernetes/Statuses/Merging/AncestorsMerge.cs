// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>
/// A status that is a list of <c>ancestors</c>, each of the controller it names, as policies have (GEP-713): at most 16,
/// sorted by reference; what does not fit is told by an entry named <c>StatusSummary</c>.
/// </summary>
/// <param name="controllerName">The controller whose ancestors are ours.</param>
/// <param name="summaryGroup">The group of the entry that stands for those that do not fit.</param>
public sealed class AncestorsMerge(string controllerName, string summaryGroup) : StatusMerge
{
    private const int Capacity = 16;

    private readonly StatusEntries _ancestors = new("ancestors", "ancestorRef", controllerName);

    /// <inheritdoc/>
    public override bool NamesOwner => true;

    /// <inheritdoc/>
    public override JsonObject Apply(JsonObject live, JsonObject desired, string? now)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(desired);
        var ours = _ancestors.In(desired).ToList();
        if (ours.Count == 0)
            return Remove(live, desired);
        var entries = new List<JsonObject>();
        foreach (var entry in _ancestors.In(live))
        {
            if (!_ancestors.IsOurs(entry))
                entries.Add(entry);
            else if (_ancestors.Find(ours, entry) is { } wanted)
                entries.Add(wanted);
        }
        entries.AddRange(ours.Where(entry => _ancestors.Find(entries, entry) is null));
        return _ancestors.Replace(
            live,
            Fit(entries)
                .Select(entry => _ancestors.IsOurs(entry) ? _ancestors.WithTimes(entry, live, now) : entry)
                .OrderBy(SortText, StringComparer.Ordinal)
        );
    }

    /// <inheritdoc/>
    public override JsonObject Remove(JsonObject live, JsonObject? abandoned)
    {
        ArgumentNullException.ThrowIfNull(live);
        return _ancestors.RemoveFrom(live);
    }

    private List<JsonObject> Fit(List<JsonObject> entries)
    {
        if (entries.Count <= Capacity)
            return entries;
        var kept = entries[..Capacity];
        var last = kept.FindLastIndex(_ancestors.IsOurs);
        if (last < 0)
            return kept;
        kept.RemoveAt(last);
        kept.Add(Summary(entries.Count - kept.Count));
        return kept;
    }

    private JsonObject Summary(int left) =>
        new()
        {
            ["ancestorRef"] = new JsonObject { ["group"] = summaryGroup, ["name"] = "StatusSummary" },
            ["controllerName"] = controllerName,
            ["conditions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "StatusSummarized",
                    ["status"] = "True",
                    ["reason"] = "StatusSummary",
                    ["message"] = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{left} more ancestors have a status that does not fit"
                    ),
                }
            ),
        };

    // The order that controllers of the Gateway API share: group/kind/name/sectionName/port.namespace.
    private static string SortText(JsonObject entry)
    {
        var reference = entry["ancestorRef"];
        return $"{reference?["group"]}/{reference?["kind"]}/{reference?["name"]}/{reference?["sectionName"]}/"
            + $"{reference?["port"]?.ToString() ?? "0"}.{reference?["namespace"]}";
    }
}
