// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json.Nodes;

namespace Syncer.Host.Inspection.Comparing;

/// <summary>A field that differs.</summary>
/// <param name="Path">Where it is in the message as JSON, <c>route.matches[0].path.exact</c> for example.</param>
/// <param name="Before">What it held; null where it was absent.</param>
/// <param name="After">What it holds; null where it is absent.</param>
internal sealed record FieldDifference(string Path, JsonNode? Before, JsonNode? After)
{
    /// <summary>The smallest parts of two documents that differ, in the order of the fields.</summary>
    public static IReadOnlyList<FieldDifference> Between(JsonNode? before, JsonNode? after)
    {
        var differences = new List<FieldDifference>();
        Add(differences, "", before, after);
        return differences;
    }

    private static void Add(List<FieldDifference> differences, string path, JsonNode? before, JsonNode? after)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject now):
                foreach (var name in old.Select(field => field.Key).Union(now.Select(field => field.Key)))
                    Add(differences, path.Length == 0 ? name : $"{path}.{name}", old[name], now[name]);
                break;
            case (JsonArray old, JsonArray now):
                for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
                    Add(
                        differences,
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"),
                        i < old.Count ? old[i] : null,
                        i < now.Count ? now[i] : null
                    );
                break;
            case var _ when !JsonNode.DeepEquals(before, after):
                differences.Add(new(path, before?.DeepClone(), after?.DeepClone()));
                break;
        }
    }
}
