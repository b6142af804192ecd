// SPDX-License-Identifier: Apache-2.0

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
    /// Reads a table. A line is a field that has fields: its name, then the names of those of its fields that may hold
    /// anything. Below it, indented by one space more, are its other fields. <c>*</c> stands for any name. The first line is
    /// the object itself.
    /// </summary>
    public static FieldNames Parse(TextReader text)
    {
        var root = new FieldNames();
        var parents = new List<FieldNames> { root };
        while (text.ReadLine() is { } line)
        {
            var depth = line.AsSpan().IndexOfAnyExcept(' ');
            var names = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            parents.RemoveRange(depth + 1, parents.Count - depth - 1);
            var field = new FieldNames();
            foreach (var open in names.AsSpan(1))
                field.Add(open, null);
            parents[depth].Add(names[0], field);
            parents.Add(field);
        }
        return root._names.Values.Single()!;
    }
}
