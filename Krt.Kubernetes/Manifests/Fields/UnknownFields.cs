// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>Compares an object with the schema of its kind.</summary>
internal sealed class UnknownFields
{
    private readonly List<UnknownField> _found = [];
    private readonly Stack<(string? Name, int Index)> _path = [];

    private UnknownFields() { }

    public static IReadOnlyList<UnknownField> Of(DocumentNode root, KubernetesKind kind)
    {
        if (FieldTables.Of(kind) is not { } names)
            return [];
        var fields = new UnknownFields();
        fields.Check(root, names);
        return fields._found;
    }

    private void Check(DocumentNode node, FieldNames names)
    {
        for (var i = 0; i < node.Items.Count; i++)
        {
            _path.Push((null, i));
            Check(node.Items[i], names);
            _path.Pop();
        }
        foreach (var field in node.Fields)
        {
            _path.Push((field.Name, 0));
            if (!names.TryGet(field.Name, out var below))
                _found.Add(new(field.Line, Path(), NearestName.To(field.Name, names.Names)));
            else if (below is not null)
                Check(field.Value, below);
            _path.Pop();
        }
    }

    private string Path()
    {
        var path = "";
        foreach (var (name, index) in _path.Reverse())
            path = name is null ? DocumentPath.Of(path, index) : DocumentPath.Of(path, name);
        return path;
    }
}
