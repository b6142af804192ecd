// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// JSON as YAML for people: what fits on a line and holds nothing but scalars is on one line, and so is every condition,
/// as <c>Type=Status Reason (generation): message</c>. The conditions of a listener without problems are <c>fine</c>.
/// </summary>
internal static class GoldenText
{
    private const int MaxLine = 160;

    private static readonly string[] FineConditions =
    [
        "Accepted=True Accepted No errors found",
        "Conflicted=False NoConflicts No errors found",
        "Programmed=True Programmed No errors found",
        "ResolvedRefs=True ResolvedRefs No errors found",
    ];

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A mapping of the rows, sorted by their names.</summary>
    public static string Of(string heading, IReadOnlyDictionary<string, JsonNode> rows)
    {
        var text = new StringBuilder();
        text.Append(heading).Append(":\n");
        foreach (var (name, row) in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            text.Append("  ").Append(Scalar(name)).Append(':');
            AppendValue(text, Shortened(row), 4);
        }
        return text.ToString();
    }

    private static JsonNode? Shortened(JsonNode? node) =>
        node switch
        {
            JsonObject { Count: >= 4 } fields when fields["type"] is not null && fields["reason"] is not null =>
                $"{fields["type"]}={fields["status"]} {fields["reason"]} ({fields["observedGeneration"] ?? 0}): {fields["message"]}",
            JsonObject { Count: 2 } fields when fields["group"] is { } group && fields["kind"] is { } kind =>
                group.GetValue<string>() == ApiGroups.GatewayApi ? kind.DeepClone() : $"{group}/{kind}",
            JsonObject fields => new JsonObject(
                fields.Select(field => KeyValuePair.Create(field.Key, Shortened(field.Value)))
            ),
            JsonArray items when IsFine(items) => $"fine ({items[0]!["observedGeneration"] ?? 0})",
            JsonArray items => new JsonArray([.. items.Select(Shortened)]),
            _ => node?.DeepClone(),
        };

    private static bool IsFine(JsonArray items) =>
        items.Count == FineConditions.Length
        && items.All(item => item is JsonObject)
        && items
            .Select(item => $"{item!["type"]}={item["status"]} {item["reason"]} {item["message"]}")
            .SequenceEqual(FineConditions)
        && items.Select(item => $"{item!["observedGeneration"]}").Distinct().Count() == 1;

    private static void AppendValue(StringBuilder text, JsonNode? node, int indent)
    {
        if (Flow(node) is { } flow && (node is not (JsonObject or JsonArray) || flow.Length + indent <= MaxLine))
        {
            text.Append(' ').Append(flow).Append('\n');
            return;
        }
        text.Append('\n');
        AppendBlock(text, node!, indent);
    }

    private static void AppendBlock(StringBuilder text, JsonNode node, int indent)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                text.Append(' ', indent).Append(Scalar(name)).Append(':');
                AppendValue(text, value, indent + 2);
            }
            return;
        }
        foreach (var item in node.AsArray())
        {
            text.Append(' ', indent).Append('-');
            if (item is JsonObject && (Flow(item) is not { } flow || flow.Length + indent + 2 > MaxLine))
                AppendItem(text, item, indent + 2);
            else
                AppendValue(text, item, indent + 2);
        }
    }

    // The first field of an object in a list stands beside the dash.
    private static void AppendItem(StringBuilder text, JsonNode item, int indent)
    {
        var block = new StringBuilder();
        AppendBlock(block, item, indent);
        text.Append(' ').Append(block, indent, block.Length - indent);
    }

    /// <summary>The node on one line, null for one with something inside that has parts itself.</summary>
    private static string? Flow(JsonNode? node) =>
        node switch
        {
            JsonArray items when items.Any(item => item is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) =>
                null,
            JsonArray items => $"[{string.Join(", ", items.Select(Flow))}]",
            JsonObject fields when fields.Any(field => IsDeep(field.Value)) => null,
            JsonObject fields => fields.Count == 0
                ? "{}"
                : $"{{ {string.Join(", ", fields.Select(field => $"{Scalar(field.Key)}: {Flow(field.Value)}"))} }}",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
            _ => node?.ToJsonString() ?? "null",
        };

    private static bool IsDeep(JsonNode? node) => node is JsonObject { Count: > 1 } || Flow(node) is null;

    private static string Scalar(string text) => IsPlain(text) ? text : JsonSerializer.Serialize(text, Relaxed);

    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or ' ' or '=' or '(' or ')')
        && !text.EndsWith(' ')
        && text is not ("true" or "false" or "True" or "False" or "null");
}
