// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>The fields of a schema; a null value allows any content.</summary>
internal sealed class SchemaFields : SortedDictionary<string, SchemaFields?>
{
    public SchemaFields()
        : base(StringComparer.Ordinal) { }

    /// <summary>The fields of either of two versions of a kind; what one of them leaves open is open.</summary>
    public static SchemaFields? Union(SchemaFields? left, SchemaFields? right)
    {
        if (left is null || right is null)
            return null;
        var union = new SchemaFields();
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var isShared = left.ContainsKey(name) && right.ContainsKey(name);
            union[name] = isShared
                ? Union(left[name], right[name])
                : (left.GetValueOrDefault(name) ?? right.GetValueOrDefault(name));
        }
        return union;
    }

    /// <summary>The text of an embedded table, see <see cref="FieldNames.Parse"/>.</summary>
    public string ToTable(string name)
    {
        var text = new StringWriter { NewLine = "\n" };
        Write(text, name);
        return text.ToString();
    }

    private void Write(StringWriter text, string name)
    {
        text.Write(name);
        foreach (var open in this.Where(field => field.Value is null))
            text.Write($" {open.Key}");
        text.WriteLine();
        var indentation = name[..^name.TrimStart(' ').Length];
        foreach (var (field, below) in this)
            below?.Write(text, $"{indentation} {field}");
    }
}
