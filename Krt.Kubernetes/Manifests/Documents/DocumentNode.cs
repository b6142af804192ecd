// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>
/// A JSON value with the line it was written on. Aliases of YAML share nodes, so that the tree may be much larger than the
/// number of its nodes; <see cref="Height"/> and <see cref="Weight"/> tell how large before anyone walks it.
/// </summary>
internal sealed class DocumentNode
{
    private DocumentNode(DocumentNodeType type, int line)
    {
        Type = type;
        Line = line;
    }

    public DocumentNodeType Type { get; }

    /// <summary>1 for the first line of the file.</summary>
    public int Line { get; }

    /// <summary>The text of a string, the JSON text of a number, or <c>true</c> or <c>false</c>.</summary>
    public string Text { get; private init; } = "";

    public IReadOnlyList<DocumentNode> Items { get; private init; } = [];

    /// <summary>The fields, each name once.</summary>
    public IReadOnlyList<DocumentField> Fields { get; private init; } = [];

    /// <summary>The levels of lists and objects, 0 for a scalar.</summary>
    public int Height { get; private init; }

    /// <summary>About the number of characters of the value, aliases replaced by what they stand for.</summary>
    public long Weight { get; private init; } = 1;

    public static DocumentNode Null(int line) => new(DocumentNodeType.Null, line);

    public static DocumentNode Boolean(bool value, int line) =>
        new(DocumentNodeType.Boolean, line) { Text = value ? "true" : "false" };

    public static DocumentNode Number(string json, int line) =>
        new(DocumentNodeType.Number, line) { Text = json, Weight = json.Length };

    public static DocumentNode String(string text, int line) =>
        new(DocumentNodeType.String, line) { Text = text, Weight = text.Length + 1 };

    public static DocumentNode List(IReadOnlyList<DocumentNode> items, int line)
    {
        var height = 0;
        var weight = 1L;
        foreach (var item in items)
        {
            height = Math.Max(height, item.Height);
            weight += item.Weight;
        }
        return new(DocumentNodeType.List, line)
        {
            Items = items,
            Height = height + 1,
            Weight = weight,
        };
    }

    public static DocumentNode Object(IReadOnlyList<DocumentField> fields, int line)
    {
        var height = 0;
        var weight = 1L;
        foreach (var field in fields)
        {
            height = Math.Max(height, field.Value.Height);
            weight += field.Name.Length + field.Value.Weight;
        }
        return new(DocumentNodeType.Object, line)
        {
            Fields = fields,
            Height = height + 1,
            Weight = weight,
        };
    }

    /// <summary>The value of a field, or <see langword="null"/> where there is no such field.</summary>
    public DocumentNode? Get(string name)
    {
        foreach (var field in Fields)
        {
            if (string.Equals(field.Name, name, StringComparison.Ordinal))
                return field.Value;
        }
        return null;
    }
}
