// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Krt.Internal;

/// <summary>The graph in the languages of drawing tools. Names may hold anything, so every label is escaped.</summary>
internal static class GraphText
{
    public static string Mermaid(GraphDump dump)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var collection in dump.Collections)
        {
            var label = string.Join("<br/>", Label(collection).Select(MermaidText));
            text.Append(null, $"  c{collection.Id}[\"{label}\"]\n");
        }
        foreach (var (from, to, fetch) in Edges(dump))
            text.Append(
                fetch is null ? $"  c{from} --> c{to}\n" : $"  c{from} -. \"{MermaidText(fetch.Summary)}\" .-> c{to}\n"
            );
        return text.ToString();
    }

    public static string Dot(GraphDump dump)
    {
        var text = new StringBuilder("digraph krt {\n  rankdir=LR;\n  node [shape=box];\n");
        foreach (var collection in dump.Collections)
        {
            var label = string.Join("\\n", Label(collection).Select(DotText));
            text.Append(null, $"  c{collection.Id} [label=\"{label}\"];\n");
        }
        foreach (var (from, to, fetch) in Edges(dump))
            text.Append(
                fetch is null
                    ? $"  c{from} -> c{to};\n"
                    : $"  c{from} -> c{to} [style=dotted, label=\"{DotText(fetch.Summary)}\"];\n"
            );
        return text.Append("}\n").ToString();
    }

    private static IEnumerable<string> Label(CollectionDump collection)
    {
        yield return collection.Name;
        yield return $"{collection.Kind}{(collection.IsSynced ? "" : ", not synced")}";
        yield return FormattableString.Invariant(
            $"{collection.RowCount} rows, {collection.Runs} runs, {collection.Duration.TotalMilliseconds:0.0} ms"
        );
    }

    /// <summary>The edges between collections of the dump; without a fetch where one is made of the other.</summary>
    private static IEnumerable<(long From, long To, FetchDump? Fetch)> Edges(GraphDump dump)
    {
        var shown = dump.Collections.Select(collection => collection.Id).ToHashSet();
        foreach (var collection in dump.Collections)
        {
            foreach (var input in collection.Inputs.Where(input => shown.Contains(input.Id)))
                yield return (input.Id, collection.Id, null);
            foreach (var fetch in collection.Fetches.Where(fetch => shown.Contains(fetch.Source.Id)))
                yield return (fetch.Source.Id, collection.Id, fetch);
        }
    }

    // Mermaid reads markup, markdown and its own entities inside of quotes; a character code is none of them.
    private static string MermaidText(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or ',' or '.' or '-' or '_' or '/' or ':')
                escaped.Append(rune);
            else
                escaped.Append(null, $"#{rune.Value};");
        }
        return escaped.ToString();
    }

    // Graphviz knows HTML entities in labels, and a backslash begins an escape.
    private static string DotText(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");
}
