// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests;

/// <summary>The namespace of an object, which a manifest may leave to the client.</summary>
internal static class ManifestNamespace
{
    /// <summary>Gives the object the namespace of its key.</summary>
    public static DocumentNode Apply(DocumentNode root, NamespacedName key)
    {
        var fields = new List<DocumentField>(root.Fields.Count);
        foreach (var field in root.Fields)
        {
            var isMetadata = field.Name == "metadata";
            fields.Add(isMetadata ? field with { Value = WithNamespace(field.Value, key.Namespace) } : field);
        }
        return DocumentNode.Object(fields, root.Line);
    }

    private static DocumentNode WithNamespace(DocumentNode metadata, string @namespace)
    {
        var fields = new List<DocumentField>(metadata.Fields.Count + 1);
        foreach (var field in metadata.Fields)
        {
            if (field.Name != "namespace")
                fields.Add(field);
        }
        if (@namespace.Length > 0)
            fields.Add(new DocumentField("namespace", metadata.Line, DocumentNode.String(@namespace, metadata.Line)));
        return DocumentNode.Object(fields, metadata.Line);
    }
}
