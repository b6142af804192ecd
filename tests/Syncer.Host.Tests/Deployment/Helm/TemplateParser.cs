// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>Parses the template language of Go. What the chart has no need of is refused.</summary>
internal sealed partial class TemplateParser
{
    private readonly List<(string Text, bool IsAction)> _pieces = [];
    private readonly IDictionary<string, IReadOnlyList<TemplateNode>> _definitions;
    private int _next;

    private TemplateParser(string text, IDictionary<string, IReadOnlyList<TemplateNode>> definitions)
    {
        _definitions = definitions;
        var end = 0;
        var isTrimming = false;
        foreach (Match action in Action.Matches(text))
        {
            var between = text[end..action.Index];
            between = isTrimming ? between.TrimStart() : between;
            _pieces.Add((action.Groups["before"].Success ? between.TrimEnd() : between, false));
            _pieces.Add((action.Groups["action"].Value.Trim(), true));
            end = action.Index + action.Length;
            isTrimming = action.Groups["after"].Success;
        }
        _pieces.Add((isTrimming ? text[end..].TrimStart() : text[end..], false));
    }

    /// <param name="text">The template.</param>
    /// <param name="definitions">What the template defines is added to them.</param>
    public static IReadOnlyList<TemplateNode> Parse(
        string text,
        IDictionary<string, IReadOnlyList<TemplateNode>> definitions
    )
    {
        var parser = new TemplateParser(text, definitions);
        var nodes = parser.Nodes(out var end);
        return end.Length == 0 ? nodes : throw new FormatException($"{end} without a beginning");
    }

    /// <summary>Reads up to an <c>end</c> or <c>else</c> that belongs to what is around, or to the end of the text.</summary>
    private List<TemplateNode> Nodes(out string end)
    {
        var nodes = new List<TemplateNode>();
        while (_next < _pieces.Count)
        {
            var (text, isAction) = _pieces[_next++];
            if (!isAction)
                nodes.Add(new TemplateNode.Text(text));
            else if (text is "end" or "else" || text.StartsWith("else if ", StringComparison.Ordinal))
            {
                end = text;
                return nodes;
            }
            else if (!text.StartsWith("/*", StringComparison.Ordinal))
                Add(nodes, text);
        }
        end = "";
        return nodes;
    }

    private void Add(List<TemplateNode> nodes, string action)
    {
        var keyword = action.Split(' ', 2)[0];
        if (keyword is "if" or "with")
            nodes.Add(Choice(action[keyword.Length..], movesDot: keyword == "with"));
        else if (keyword == "range")
            nodes.Add(new TemplateNode.Range(PipelineOf(action[keyword.Length..]), Body(action)));
        else if (keyword == "define")
            _definitions.Add(action[keyword.Length..].Trim().Trim('"'), Body(action));
        else if (keyword is "template" or "block" or "break" or "continue")
            throw new FormatException($"not supported: {action}");
        else
            nodes.Add(new TemplateNode.Output(PipelineOf(action)));
    }

    private TemplateNode.Choice Choice(string condition, bool movesDot)
    {
        var then = Nodes(out var end);
        IReadOnlyList<TemplateNode> otherwise = [];
        if (end.StartsWith("else if ", StringComparison.Ordinal))
            otherwise = [Choice(end["else if".Length..], movesDot: false)];
        else if (end == "else")
            otherwise = Body("else");
        else if (end.Length == 0)
            throw new FormatException($"no end of {condition}");
        return new TemplateNode.Choice(PipelineOf(condition), movesDot, then, otherwise);
    }

    private List<TemplateNode> Body(string action)
    {
        var nodes = Nodes(out var end);
        return end == "end" ? nodes : throw new FormatException($"no end of {action}");
    }

    private static TemplatePipeline PipelineOf(string text)
    {
        var words = new Queue<string>(Words.Matches(text).Select(word => word.Value));
        var pipeline = PipelineOf(words);
        return words.Count == 0 ? pipeline : throw new FormatException($"too many parentheses: {text}");
    }

    private static TemplatePipeline PipelineOf(Queue<string> words)
    {
        var variables = new List<string>();
        var commands = new List<List<TemplatePipeline.Word>> { new() };
        while (words.TryPeek(out var word) && word != ")")
        {
            words.Dequeue();
            if (word == "|")
                commands.Add([]);
            else if (word == ":=")
            {
                variables.AddRange(commands[0].Select(variable => variable.Atom!.TrimEnd(',')));
                commands[0].Clear();
            }
            else if (word == "(")
            {
                commands[^1].Add(new(null, PipelineOf(words)));
                if (!words.TryDequeue(out _))
                    throw new FormatException("a parenthesis is open");
            }
            else
                commands[^1].Add(new(word, null));
        }
        return commands.TrueForAll(command => command.Count > 0)
            ? new TemplatePipeline(variables, commands)
            : throw new FormatException("an empty command");
    }

    [GeneratedRegex(
        """\{\{(?<before>-(?=\s))?(?<action>(?:"(?:\\.|[^"\\])*"|`[^`]*`|/\*.*?\*/|[^"`])*?)(?<after>(?<=\s)-)?\}\}""",
        RegexOptions.Singleline
    )]
    private static partial Regex Action { get; }

    [GeneratedRegex("""[()|]|:=|"(?:\\.|[^"\\])*"|`[^`]*`|[^\s()|"`]+""")]
    private static partial Regex Words { get; }
}
