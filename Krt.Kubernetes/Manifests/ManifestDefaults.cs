// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests;

/// <summary>What a manifest leaves to the client or to the API server, which no row reader knows of.</summary>
internal static class ManifestDefaults
{
    /// <summary>Gives the object the namespace of its key, and a Secret its <c>stringData</c> as <c>data</c>.</summary>
    public static DocumentNode Apply(DocumentNode root, KubernetesKind kind, NamespacedName key)
    {
        var isSecret = kind is { Group: "", Kind: "Secret" };
        var fields = new List<DocumentField>(root.Fields.Count + 1);
        foreach (var field in root.Fields)
        {
            if (field.Name == "metadata")
                fields.Add(field with { Value = WithNamespace(field.Value, key.Namespace) });
            else if (!isSecret || field.Name is not ("data" or "stringData"))
                fields.Add(field);
        }
        if (isSecret && SecretData(root) is { } data)
            fields.Add(new DocumentField("data", data.Line, data));
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

    // The API server encodes stringData into data when a Secret is written; of one name stringData counts.
    private static DocumentNode? SecretData(DocumentNode root)
    {
        var data = root.Get("data");
        if (root.Get("stringData") is not { Type: DocumentNodeType.Object } text)
            return data;
        var fields = new ObjectFields([]);
        foreach (var field in text.Fields)
            fields.Add(field with { Value = Encode(field.Value) });
        if (data is not null)
            fields.Merge(data);
        return fields.ToNode(text.Line);
    }

    private static DocumentNode Encode(DocumentNode value) =>
        value.Type == DocumentNodeType.String
            ? DocumentNode.String(Convert.ToBase64String(Encoding.UTF8.GetBytes(value.Text)), value.Line)
            : value;
}
