// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Syncer.Translation.Status;

namespace Syncer.Host.Inspection;

/// <summary>A condition anywhere in a status.</summary>
/// <param name="About">What of the object it is about, <c>listener http</c> or <c>&gt; Gateway default/edge</c>; empty for all of it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">Its reason.</param>
/// <param name="Message">Its message.</param>
internal sealed record StatusCondition(string About, string Type, string Status, string Reason, string Message)
{
    /// <summary>Whether all is as it should be: most conditions are to be True, those that name a fault are not.</summary>
    public bool IsGood => Status == (NamesFault ? "False" : "True");

    private bool NamesFault =>
        Type is "Conflicted" or "PartiallyInvalid" or "OverlappingTLSConfig" or "InsecureFrontendValidationMode";

    /// <summary><c>Gateway default/edge: Accepted is False, NotAllowedByListeners: no kind is allowed</c></summary>
    public override string ToString()
    {
        var about = About.Length == 0 ? "" : $"{About.TrimStart('>', ' ')}: ";
        return $"{about}{Type} is {Status}, {Reason}{(Message.Length == 0 ? "" : $": {OneLine(Message)}")}";
    }

    /// <summary>A message of several lines in one.</summary>
    public static string OneLine(string message) =>
        message
            .Trim()
            .ReplaceLineEndings("\n")
            .Replace(":\n", ": ", StringComparison.Ordinal)
            .Replace("\n", "; ", StringComparison.Ordinal);

    /// <summary>The conditions of a status, whatever kind of object has it.</summary>
    public static IReadOnlyList<StatusCondition> In(JsonNode? status)
    {
        var conditions = new List<StatusCondition>();
        Add(conditions, "", status);
        return conditions;
    }

    public static IReadOnlyList<StatusCondition> In(ObjectStatus status) => In(BodyOf(status));

    public static JsonObject BodyOf(ObjectStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            status.Body.WriteTo(writer);
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private static void Add(List<StatusCondition> conditions, string about, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                    Add(conditions, about, item);
                break;
            case JsonObject fields when fields["type"] is JsonValue type && fields["reason"] is JsonValue reason:
                conditions.Add(new(about, $"{type}", $"{fields["status"]}", $"{reason}", $"{fields["message"]}"));
                break;
            case JsonObject fields:
                var part = PartOf(fields) is { } found ? $"{about} {found}".TrimStart() : about;
                foreach (var (_, value) in fields)
                    Add(conditions, part, value);
                break;
        }
    }

    private static string? PartOf(JsonObject fields) =>
        (fields["parentRef"] ?? fields["ancestorRef"]) is JsonObject parent ? $"> {Reference(parent)}"
        : fields["conditions"] is not null && fields["name"] is JsonValue name ? $"listener {name}"
        : null;

    private static string Reference(JsonObject parent)
    {
        var name = parent["namespace"] is { } ns ? $"{ns}/{parent["name"]}" : $"{parent["name"]}";
        var section = parent["sectionName"] is { } sectionName ? $" section {sectionName}" : "";
        var port = parent["port"] is { } number ? $" port {number}" : "";
        return $"{parent["kind"]} {name}{section}{port}".TrimStart();
    }
}
