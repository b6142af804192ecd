// SPDX-License-Identifier: Apache-2.0

using System.Buffers;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Paths of fields, in the form of System.Text.Json without its <c>$</c>: <c>spec.rules[0].matches</c>.</summary>
internal static class DocumentPath
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(".[]'/ ");

    public static string Of(string parent, string name)
    {
        if (name.AsSpan().ContainsAny(Quoted))
            return $"{parent}['{name}']";
        return parent.Length == 0 ? name : $"{parent}.{name}";
    }

    public static string Of(string parent, int index) => $"{parent}[{index}]";

    /// <summary>The value at a path, or the last value on the way to it.</summary>
    public static DocumentNode Find(DocumentNode root, ReadOnlySpan<char> path)
    {
        var node = root;
        while (!path.IsEmpty && Step(node, TakeSegment(ref path)) is { } next)
            node = next;
        return node;
    }

    private static DocumentNode? Step(DocumentNode node, ReadOnlySpan<char> segment)
    {
        if (node.Type == DocumentNodeType.List)
            return int.TryParse(segment, out var index) && index < node.Items.Count ? node.Items[index] : null;
        return node.Get(segment.ToString());
    }

    private static ReadOnlySpan<char> TakeSegment(scoped ref ReadOnlySpan<char> path)
    {
        path = path.TrimStart('.');
        var (start, end, after) = path switch
        {
            ['[', '\'', ..] when path.IndexOf("']") is > 0 and var close => (2, close, close + 2),
            ['[', ..] when path.IndexOf(']') is > 0 and var close => (1, close, close + 1),
            _ => (0, EndOfName(path), EndOfName(path)),
        };
        var segment = path[start..end];
        path = path[after..];
        return segment;
    }

    private static int EndOfName(ReadOnlySpan<char> path)
    {
        var end = path[1..].IndexOfAny('.', '[');
        return end < 0 ? path.Length : end + 1;
    }
}
