// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>Reads the fields of a kind out of its CustomResourceDefinition.</summary>
internal static class CustomResourceFields
{
    public static (string Group, string Kind, SchemaFields Fields) Read(string path)
    {
        var spec = DocumentReader.Read(path, File.ReadAllBytes(path)).Single().Root.Get("spec")!;
        var fields = spec.Get("versions")!
            .Items.Select(version => OfSchema(version.Get("schema")!.Get("openAPIV3Schema")!))
            .Aggregate(SchemaFields.Union)!;
        foreach (var name in (string[])["apiVersion", "kind", "metadata"])
            fields.Remove(name);
        return (spec.Get("group")!.Text, spec.Get("names")!.Get("kind")!.Text, fields);
    }

    private static SchemaFields? OfSchema(DocumentNode schema)
    {
        if (schema.Get("x-kubernetes-preserve-unknown-fields") is not null)
            return null;
        if (schema.Get("items") is { } items)
            return OfSchema(items);
        var fields = new SchemaFields();
        foreach (var property in schema.Get("properties")?.Fields ?? [])
            fields[property.Name] = OfSchema(property.Value);
        if (schema.Get("additionalProperties") is { } any && OfSchema(any) is { } ofAny)
            fields["*"] = ofAny;
        return fields.Count == 0 ? null : fields;
    }
}
