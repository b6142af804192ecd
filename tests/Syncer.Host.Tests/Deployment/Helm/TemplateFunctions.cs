// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Syncer.Host.Cli.Printing;

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>
/// Functions that templates have in Helm: those of Go, of the Sprig library, and its own. Arguments are in the order of these; a
/// piped value is the last one.
/// </summary>
internal static partial class TemplateFunctions
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="FormatException">There is no such function here.</exception>
    public static JsonNode? Call(string name, IReadOnlyList<JsonNode?> arguments) =>
        name switch
        {
            "and" => arguments.FirstOrDefault(value => !IsTrue(value), arguments[^1]),
            "or" => arguments.FirstOrDefault(IsTrue, arguments[^1]),
            "not" => !IsTrue(arguments[0]),
            "eq" => JsonNode.DeepEquals(arguments[0], arguments[1]),
            "ne" => !JsonNode.DeepEquals(arguments[0], arguments[1]),
            "empty" => !IsTrue(arguments[0]),
            "default" => IsTrue(arguments[1]) ? arguments[1] : arguments[0],
            "ternary" => IsTrue(arguments[2]) ? arguments[0] : arguments[1],
            "kindIs" => KindOf(arguments[1]) == TextOf(arguments[0]),
            "hasKey" => arguments[0]!.AsObject().ContainsKey(TextOf(arguments[1])),
            "contains" => TextOf(arguments[1]).Contains(TextOf(arguments[0]), StringComparison.Ordinal),
            "hasPrefix" => TextOf(arguments[1]).StartsWith(TextOf(arguments[0]), StringComparison.Ordinal),
            "replace" => TextOf(arguments[2]).Replace(TextOf(arguments[0]), TextOf(arguments[1])),
            "trunc" => TextOf(arguments[1])[..Math.Min((int)arguments[0]!, TextOf(arguments[1]).Length)],
            "trimSuffix" => WithoutSuffix(TextOf(arguments[1]), TextOf(arguments[0])),
            "splitList" => new JsonArray([
                .. TextOf(arguments[1]).Split(TextOf(arguments[0])).Select(part => (JsonNode)part),
            ]),
            "printf" => Print(TextOf(arguments[0]), new(arguments.Skip(1))),
            "quote" => arguments[0] is { } quoted ? Quote(TextOf(quoted)) : "",
            "indent" => Indent(TextOf(arguments[1]), (int)arguments[0]!),
            "nindent" => $"\n{Indent(TextOf(arguments[1]), (int)arguments[0]!)}",
            "toYaml" => YamlText.Of(arguments[0]!).TrimEnd('\n'),
            "toJson" => JsonSerializer.Serialize(arguments[0], Plain),
            "fromYaml" => DeployedObjects.ToJson(TextOf(arguments[0])).AsObject(),
            "fromYamlArray" => DeployedObjects.ToJson(TextOf(arguments[0])).AsArray(),
            "dict" => new JsonObject(
                arguments.Chunk(2).Select(pair => KeyValuePair.Create(TextOf(pair[0]), pair[1]?.DeepClone()))
            ),
            "list" => new JsonArray([.. arguments.Select(value => value?.DeepClone())]),
            "omit" => new JsonObject(
                arguments[0]!
                    .AsObject()
                    .Where(field => !arguments.Skip(1).Any(name => TextOf(name) == field.Key))
                    .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))
            ),
            "set" => Set(arguments[0]!.AsObject(), TextOf(arguments[1]), arguments[2]),
            "merge" => Merge(arguments[0]!.AsObject(), arguments.Skip(1)),
            "fail" => throw new ChartException(TextOf(arguments[0])),
            _ => throw new FormatException($"unknown function {name}"),
        };

    public static bool IsTrue(JsonNode? value) =>
        value switch
        {
            null => false,
            JsonArray items => items.Count > 0,
            JsonObject fields => fields.Count > 0,
            _ => value.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.Number => NumberOf(value) != 0,
                JsonValueKind.String => value.GetValue<string>().Length > 0,
                _ => false,
            },
        };

    /// <summary>As Go prints it; what it prints in a way that nobody wants in a manifest is refused.</summary>
    public static string TextOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            // Numbers of values are floating-point: from a million on Go prints an exponent.
            JsonValueKind.Number when Math.Abs(NumberOf(value)) < 1e6 => value.ToJsonString(),
            _ => throw new FormatException($"not to be printed: {value?.ToJsonString() ?? "null"}"),
        };

    private static double NumberOf(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string KindOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null => "invalid",
            JsonValueKind.Object => "map",
            JsonValueKind.Array => "slice",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "float64",
            _ => "bool",
        };

    private static string WithoutSuffix(string text, string suffix) =>
        text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;

    private static string Print(string format, Queue<JsonNode?> values) =>
        Verb.Replace(format, verb => verb.Value == "%q" ? Quote(TextOf(values.Dequeue())) : TextOf(values.Dequeue()));

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";

    private static string Indent(string text, int columns) =>
        string.Join('\n', text.Split('\n').Select(line => $"{new string(' ', columns)}{line}"));

    private static JsonObject Set(JsonObject target, string name, JsonNode? value)
    {
        target[name] = value?.DeepClone();
        return target;
    }

    // Where both have a key, Helm merges into a map that may be one of the values, and so changes these for what follows.
    private static JsonObject Merge(JsonObject target, IEnumerable<JsonNode?> others)
    {
        foreach (var (name, value) in others.SelectMany(other => other!.AsObject()))
        {
            if (!target.TryAdd(name, value?.DeepClone()))
                throw new FormatException($"{name} is merged twice");
        }
        return target;
    }

    [GeneratedRegex("%[a-z]")]
    private static partial Regex Verb { get; }
}
