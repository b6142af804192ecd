// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>An object with one thing wrong.</summary>
/// <param name="Path">Where, for example <c>spec.listeners.1.port</c>.</param>
/// <param name="Change">What was done there.</param>
/// <param name="Object">The object.</param>
internal sealed record Breakage(string Path, string Change, JsonObject Object)
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "70000",
        "3000000000",
        "\"\"",
        "\"odd\"",
        "\"Not A Name!\"",
        "\"*\"",
        "\"a.b/c\"",
        "[]",
        "{}",
        "[null]",
        "[\"odd\"]",
        "[{}]",
        "{\"odd\":\"odd\"}",
    ];

    /// <summary>Every field and item of an object, removed, repeated, or of another value, one at a time.</summary>
    public static IEnumerable<Breakage> Of(JsonObject healthy) =>
        from path in Paths(healthy, [])
        where !IsIdentity(path)
        from breakage in At(healthy, path)
        select breakage;

    private static bool IsIdentity(string[] path) =>
        path[0] is "apiVersion" or "kind" || path is ["metadata"] or ["metadata", "name" or "namespace", ..];

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] path)
    {
        if (path.Length > 0)
            yield return path;
        IEnumerable<(string Name, JsonNode? Node)> parts = node switch
        {
            JsonObject fields => fields.Select(field => (field.Key, field.Value)),
            JsonArray items => items.Select((item, index) => ($"{index}", item)),
            _ => [],
        };
        foreach (var (name, part) in parts)
        {
            if (name is "touches" || name.StartsWith("touches.", StringComparison.Ordinal))
                continue;
            foreach (var below in Paths(part, [.. path, name]))
                yield return below;
        }
    }

    private static IEnumerable<Breakage> At(JsonObject healthy, string[] path)
    {
        yield return Changed(healthy, path, "removed", Remove);
        yield return Changed(healthy, path, "repeated", Repeat);
        foreach (var value in Values)
            yield return Changed(healthy, path, value, (parent, name) => Set(parent, name, JsonNode.Parse(value)));
    }

    private static Breakage Changed(JsonObject healthy, string[] path, string change, Action<JsonNode, string> apply)
    {
        var broken = (JsonObject)healthy.DeepClone();
        JsonNode parent = broken;
        foreach (var name in path[..^1])
            parent = Part(parent, name)!;
        apply(parent, path[^1]);
        return new(string.Join('.', path), change, broken);
    }

    private static JsonNode? Part(JsonNode parent, string name) =>
        parent is JsonArray items ? items[int.Parse(name, null)] : parent[name];

    private static void Set(JsonNode parent, string name, JsonNode? value)
    {
        if (parent is JsonArray items)
            items[int.Parse(name, null)] = value;
        else
            parent[name] = value;
    }

    private static void Remove(JsonNode parent, string name)
    {
        if (parent is JsonArray items)
            items.RemoveAt(int.Parse(name, null));
        else
            parent.AsObject().Remove(name);
    }

    // A field cannot be repeated; what it holds can.
    private static void Repeat(JsonNode parent, string name)
    {
        if (parent is JsonArray items)
            items.Add(Part(parent, name)?.DeepClone());
        else if (parent[name] is JsonArray { Count: > 0 } list)
            list.Add(list[0]?.DeepClone());
    }
}
