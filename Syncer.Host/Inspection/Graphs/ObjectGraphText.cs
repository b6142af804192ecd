// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Syncer.Host.Inspection.Graphs;

/// <summary>The graph of objects in the languages of drawing tools.</summary>
internal static class ObjectGraphText
{
    public static string Mermaid(ObjectGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        var ids = IdsOf(graph);
        foreach (var node in graph.Nodes)
            text.Append(
                null,
                $"  {ids[node.Id]}[\"{MermaidText(node.Kind)}<br/>{MermaidText(node.Name)}\"]:::{node.State}\n"
            );
        foreach (var edge in graph.Edges)
            text.Append(null, $"  {ids[edge.From]} {(edge.IsFound ? "-->" : "-. missing .->")} {ids[edge.To]}\n");
        return text.Append("  classDef good stroke:#2a7d46,stroke-width:2px\n")
            .Append("  classDef problem stroke:#b54708,stroke-width:2px\n")
            .Append("  classDef missing stroke:#b42318,stroke-dasharray:4 3\n")
            .Append("  classDef neutral stroke:#667085\n")
            .ToString();
    }

    public static string Dot(ObjectGraph graph)
    {
        var text = new StringBuilder("digraph objects {\n  rankdir=LR;\n  node [shape=box];\n");
        var ids = IdsOf(graph);
        foreach (var node in graph.Nodes)
            text.Append(
                null,
                $"  {ids[node.Id]} [label=\"{DotText(node.Kind)}\\n{DotText(node.Name)}\", {StyleOf(node.State)}];\n"
            );
        foreach (var edge in graph.Edges)
            text.Append(
                null,
                $"  {ids[edge.From]} -> {ids[edge.To]}{(edge.IsFound ? "" : " [style=dashed, label=\"missing\"]")};\n"
            );
        return text.Append("}\n").ToString();
    }

    private static Dictionary<string, string> IdsOf(ObjectGraph graph) =>
        graph
            .Nodes.Index()
            .ToDictionary(
                node => node.Item.Id,
                node => FormattableString.Invariant($"o{node.Index}"),
                StringComparer.Ordinal
            );

    private static string StyleOf(string state) =>
        state switch
        {
            ObjectNode.Good => "color=\"#2a7d46\"",
            ObjectNode.Problem => "color=\"#b54708\", penwidth=2",
            ObjectNode.Missing => "color=\"#b42318\", style=dashed",
            _ => "color=\"#667085\"",
        };

    // Names of objects that were read from files may hold anything, and Mermaid reads markup inside of quotes.
    private static string MermaidText(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or '/' or ':')
                escaped.Append(rune);
            else
                escaped.Append(null, $"#{rune.Value};");
        }
        return escaped.ToString();
    }

    private static string DotText(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");
}
