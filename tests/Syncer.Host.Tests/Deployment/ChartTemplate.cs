// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Syncer.Host.Cli.Printing;

namespace Syncer.Host.Tests.Deployment;

/// <summary>
/// The part of the template language of Helm that the chart uses: <c>if</c> and <c>with</c>, paths below <c>.</c>, and a few
/// functions. What it does not know it refuses.
/// </summary>
internal sealed partial class ChartTemplate
{
    private readonly List<string> _tokens = [];
    private readonly string _chart;
    private readonly JsonNode _root;
    private int _next;

    private ChartTemplate(string text, string chart, JsonNode root)
    {
        (_chart, _root) = (chart, root);
        text = TrimBefore.Replace(text, "{{");
        text = TrimAfter.Replace(text, "}}");
        _tokens.AddRange(Action.Split(text));
    }

    /// <param name="text">The template.</param>
    /// <param name="chart">The folder of the chart, whose files it may read.</param>
    /// <param name="root">What <c>.</c> stands for: <c>Values</c>, <c>Release</c>.</param>
    public static string Render(string text, string chart, JsonNode root)
    {
        var template = new ChartTemplate(text, chart, root);
        var rendered = template.Block(root, isShown: true);
        if (template._next < template._tokens.Count)
            throw new FormatException("an end too many");
        return rendered;
    }

    private string Block(JsonNode? dot, bool isShown)
    {
        var output = new StringBuilder();
        while (_next < _tokens.Count)
        {
            var token = _tokens[_next++];
            if (!token.StartsWith("{{", StringComparison.Ordinal))
            {
                if (isShown)
                    output.Append(token);
                continue;
            }
            var action = token[2..^2].Trim();
            if (action == "end")
            {
                _next--;
                return output.ToString();
            }
            var keyword = action.Split(' ')[0];
            if (keyword is "if" or "with")
            {
                var value = isShown ? Evaluate(action[keyword.Length..], dot) : null;
                output.Append(Block(keyword == "with" ? value : dot, isShown && IsTrue(value)));
                if (_next == _tokens.Count)
                    throw new FormatException($"no end of {action}");
                _next++;
            }
            else if (isShown)
                output.Append(TextOf(Evaluate(action, dot)));
        }
        return output.ToString();
    }

    private JsonNode? Evaluate(string pipeline, JsonNode? dot)
    {
        JsonNode? piped = null;
        foreach (var (index, stage) in Split(pipeline, '|').Index())
        {
            var words = Split(stage, ' ').Where(word => word.Length > 0).ToArray();
            var arguments = words[1..].Select(word => Operand(word, dot)).ToList();
            if (index > 0)
                arguments.Add(piped);
            piped = words is [['.' or '"' or '(', ..]] ? Operand(words[0], dot) : Call(words[0], arguments);
        }
        return piped;
    }

    private JsonNode? Call(string function, List<JsonNode?> arguments) =>
        function switch
        {
            "toYaml" => YamlText.Of(arguments[0]!).TrimEnd(),
            "toJson" => arguments[0]!.ToJsonString(),
            "quote" => $"\"{TextOf(arguments[0]).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
            "nindent" => Indent(TextOf(arguments[1]), (int)arguments[0]!),
            "replace" => TextOf(arguments[2]).Replace(TextOf(arguments[0]), TextOf(arguments[1])),
            "printf" => TextOf(arguments[0]).Replace("%s", TextOf(arguments[1])),
            ".Files.Get" => File.ReadAllText(Path.Combine(_chart, TextOf(arguments[0]))),
            _ => throw new FormatException($"unknown function {function}"),
        };

    private JsonNode? Operand(string word, JsonNode? dot)
    {
        if (word[0] == '(')
            return Evaluate(word[1..^1], dot);
        if (word[0] == '"')
            return word[1..^1];
        if (int.TryParse(word, out var number))
            return number;
        if (word == ".")
            return dot;
        var value = _root;
        foreach (var name in word[1..].Split('.'))
            value =
                value is JsonObject fields && fields.TryGetPropertyValue(name, out var field)
                    ? field
                    : throw new FormatException($"{word}: there is no {name}");
        return value;
    }

    private static string Indent(string text, int columns) =>
        string.Concat(text.Split('\n').Select(line => $"\n{new string(' ', columns)}{line}"));

    private static bool IsTrue(JsonNode? value) =>
        value switch
        {
            null => false,
            JsonArray items => items.Count > 0,
            JsonObject fields => fields.Count > 0,
            _ => TextOf(value) is not ("" or "false" or "0"),
        };

    private static string TextOf(JsonNode? value) =>
        value is JsonObject or JsonArray ? value.ToJsonString() : $"{value}";

    /// <summary>Splits outside of quotes and parentheses.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        var (part, depth, isQuoted) = (new StringBuilder(), 0, false);
        foreach (var character in text)
        {
            isQuoted ^= character == '"';
            depth +=
                isQuoted ? 0
                : character == '(' ? 1
                : character == ')' ? -1
                : 0;
            if (character == separator && depth == 0 && !isQuoted)
            {
                yield return part.ToString();
                part.Clear();
            }
            else
                part.Append(character);
        }
        yield return part.ToString();
    }

    [GeneratedRegex(@"\s*\{\{-")]
    private static partial Regex TrimBefore { get; }

    [GeneratedRegex(@"-\}\}\s*")]
    private static partial Regex TrimAfter { get; }

    [GeneratedRegex(@"(\{\{.*?\}\})")]
    private static partial Regex Action { get; }
}
