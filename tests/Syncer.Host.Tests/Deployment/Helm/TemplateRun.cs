// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using static Syncer.Host.Tests.Deployment.Helm.TemplateFunctions;

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>One execution of a template, with its own variables.</summary>
/// <param name="definitions">What <c>include</c> knows.</param>
/// <param name="files">Reads a file of the chart.</param>
internal sealed class TemplateRun(
    IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> definitions,
    Func<string, string> files
)
{
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, JsonNode?> _variables = new(StringComparer.Ordinal);

    public string Execute(IReadOnlyList<TemplateNode> template, JsonNode? dot)
    {
        _variables["$"] = dot;
        Write(template, dot);
        return _output.ToString();
    }

    private void Write(IReadOnlyList<TemplateNode> nodes, JsonNode? dot)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TemplateNode.Text text:
                    _output.Append(text.Value);
                    break;
                case TemplateNode.Output output:
                    var value = Evaluate(output.Pipeline, dot);
                    if (output.Pipeline.Variables is [var name])
                        _variables[name] = value;
                    else
                        _output.Append(TextOf(value));
                    break;
                case TemplateNode.Choice choice:
                    var condition = Evaluate(choice.Condition, dot);
                    var isTrue = IsTrue(condition);
                    Write(isTrue ? choice.Then : choice.Else, isTrue && choice.MovesDot ? condition : dot);
                    break;
                case TemplateNode.Range range:
                    foreach (var (key, item) in ItemsOf(Evaluate(range.Items, dot)))
                    {
                        if (range.Items.Variables is [var first, var second])
                            (_variables[first], _variables[second]) = (key, item);
                        Write(range.Body, item);
                    }
                    break;
            }
        }
    }

    private static IEnumerable<(JsonNode Key, JsonNode? Item)> ItemsOf(JsonNode? items) =>
        items switch
        {
            null => [],
            JsonArray array => array.Index().Select(item => ((JsonNode)item.Index, item.Item)),
            JsonObject fields => fields
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => ((JsonNode)field.Key, field.Value)),
            _ => throw new FormatException($"not to be ranged over: {items.ToJsonString()}"),
        };

    private JsonNode? Evaluate(TemplatePipeline pipeline, JsonNode? dot)
    {
        JsonNode? value = null;
        foreach (var (index, command) in pipeline.Commands.Index())
        {
            var (first, rest) = (command[0], command.Skip(1).Select(word => Operand(word, dot)));
            var arguments = index == 0 ? rest : rest.Append(value);
            value = IsFunction(first) ? Call(first.Atom!, [.. arguments]) : Operand(first, dot);
            if (!IsFunction(first) && (index > 0 || command.Count > 1))
                throw new FormatException($"{first.Atom} is no function");
        }
        return value;
    }

    private JsonNode? Call(string name, IReadOnlyList<JsonNode?> arguments) =>
        name switch
        {
            "include" => new TemplateRun(definitions, files).Execute(definitions[TextOf(arguments[0])], arguments[1]),
            ".Files.Get" or "$.Files.Get" => files(TextOf(arguments[0])),
            _ => TemplateFunctions.Call(name, arguments),
        };

    private static bool IsFunction(TemplatePipeline.Word word) =>
        word.Atom is { } atom
        && (char.IsAsciiLetter(atom[0]) || atom.EndsWith(".Files.Get", StringComparison.Ordinal))
        && atom is not ("true" or "false");

    private JsonNode? Operand(TemplatePipeline.Word word, JsonNode? dot)
    {
        if (word.Nested is not null)
            return Evaluate(word.Nested, dot);
        var atom = word.Atom!;
        return atom[0] switch
        {
            '.' => Field(dot, atom),
            '$' => Field(_variables[atom.Split('.')[0]], atom[atom.Split('.')[0].Length..]),
            '"' => atom[1..^1].Replace("\\n", "\n").Replace("\\\"", "\""),
            '`' => atom[1..^1],
            't' or 'f' => bool.Parse(atom),
            _ => int.Parse(atom, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A key that a map lacks has no value; nothing has fields of its own.</summary>
    private static JsonNode? Field(JsonNode? value, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            value = (value ?? throw new FormatException($"{path}: nothing has {name}")).AsObject()[name];
        return value;
    }
}
