// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.RegularExpressions;

namespace Syncer.Host.Tests;

/// <summary>What pages for people say in blocks of code.</summary>
internal static partial class MarkdownPage
{
    /// <summary>The blocks of a language, in order.</summary>
    public static string[] BlocksOf(string page, string language) =>
        [.. Blocks(page).Where(block => block.Language == language).Select(block => block.Text)];

    /// <summary>All blocks, in order.</summary>
    public static IEnumerable<(string Language, string Text)> Blocks(string page) =>
        Block.Matches(page).Select(block => (block.Groups["language"].Value, block.Groups["text"].Value));

    /// <summary>
    /// The marked parts of a file of the snippets, each moved to the left margin, with an empty line between two members.
    /// </summary>
    public static string SnippetOf(string file)
    {
        var source = File.ReadAllText(Checkout.PathOf("tests", "Syncer.Host.Tests", "Snippets", file));
        var parts = Part.Matches(source)
            .Select(part => MoveLeft(part.Groups["text"].Value, part.Groups["margin"].Length));
        return string.Join('\n', parts).Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    private static string MoveLeft(string text, int columns)
    {
        var moved = new StringBuilder();
        foreach (var line in text.Split('\n')[..^1])
            moved.Append(line.Length > columns ? line[columns..] : "").Append('\n');
        return moved.ToString();
    }

    [GeneratedRegex(@"(?ms)^```(?<language>\w+)\n(?<text>.*?)^```$")]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"(?ms)^(?<margin> *)// README: begin\n(?<text>.*?)^ *// README: end$")]
    private static partial Regex Part { get; }
}
