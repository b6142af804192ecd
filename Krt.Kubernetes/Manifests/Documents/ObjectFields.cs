// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Collects the fields of one object, of which the last one of a name counts.</summary>
internal sealed class ObjectFields(List<(string Name, int Line)> repeated)
{
    private const int SmallObject = 12;

    private readonly List<DocumentField> _fields = [];
    private Dictionary<string, int>? _positions;

    public void Add(DocumentField field)
    {
        var position = Find(field.Name);
        if (position >= 0)
        {
            repeated.Add((field.Name, field.Line));
            _fields[position] = field;
        }
        else
        {
            Append(field);
        }
    }

    /// <summary>Adds the fields that the object does not have yet, as a merge key of YAML 1.1 does.</summary>
    public void Merge(DocumentNode other)
    {
        foreach (var field in other.Fields)
        {
            if (Find(field.Name) < 0)
                Append(field);
        }
    }

    public DocumentNode ToNode(int line) => DocumentNode.Object(_fields, line);

    private void Append(DocumentField field)
    {
        _positions?.Add(field.Name, _fields.Count);
        _fields.Add(field);
    }

    private int Find(string name)
    {
        if (_fields.Count <= SmallObject)
        {
            var fields = CollectionsMarshal.AsSpan(_fields);
            for (var i = 0; i < fields.Length; i++)
            {
                if (string.Equals(fields[i].Name, name, StringComparison.Ordinal))
                    return i;
            }
            return -1;
        }
        if (_positions is null)
        {
            _positions = new(StringComparer.Ordinal);
            for (var i = 0; i < _fields.Count; i++)
                _positions.Add(_fields[i].Name, i);
        }
        return _positions.TryGetValue(name, out var position) ? position : -1;
    }
}
