// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>The names of the fields that an object may have, and of theirs. A list has the names of its items.</summary>
internal sealed class FieldNames
{
    private const string AnyName = "*";

    private readonly Dictionary<string, FieldNames?> _names = new(StringComparer.Ordinal);

    /// <summary>The names of this level; empty where any content is allowed.</summary>
    public IReadOnlyCollection<string> Names => _names.Keys;

    /// <summary>Finds what is known of a field: its own names, or <see langword="null"/> where any content is allowed.</summary>
    public bool TryGet(string name, out FieldNames? field) =>
        _names.TryGetValue(name, out field) || _names.TryGetValue(AnyName, out field);

    public void Add(string name, FieldNames? field) => _names.Add(name, field);

    /// <summary>
    /// Reads names, one a line, those of a field below it and indented by one space more. <c>*</c> stands for any name;
    /// a field without names below may hold anything.
    /// </summary>
    public static FieldNames Parse(TextReader text)
    {
        var root = new FieldNames();
        var parents = new List<FieldNames> { root };
        while (text.ReadLine() is { } line)
        {
            var name = line.TrimStart(' ');
            var depth = line.Length - name.Length;
            parents.RemoveRange(depth + 1, parents.Count - depth - 1);
            var field = new FieldNames();
            parents[depth]._names.Add(name, field);
            parents.Add(field);
        }
        root.DropEmpty();
        return root;
    }

    private void DropEmpty()
    {
        foreach (var (name, field) in _names)
        {
            if (field!._names.Count == 0)
                _names[name] = null;
            else
                field.DropEmpty();
        }
    }
}
