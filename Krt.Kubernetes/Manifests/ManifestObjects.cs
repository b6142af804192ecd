// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json;
using Krt.Kubernetes.Manifests.Documents;
using Krt.Kubernetes.Manifests.Fields;

namespace Krt.Kubernetes.Manifests;

/// <summary>Turns the documents of one file into objects and problems.</summary>
internal sealed class ManifestObjects(KindCatalogue catalogue, string path, bool keepsDocuments)
{
    private readonly List<ManifestObject> _objects = [];
    private readonly ProblemList _problems = new(path);
    private readonly ArrayBufferWriter<byte> _json = new(4096);
    private int _documents;
    private bool _isComplete = true;

    public ManifestContent ToContent() =>
        new()
        {
            Objects = _objects,
            Problems = _problems.ToList(),
            IsComplete = _isComplete,
        };

    public void Add(Document document)
    {
        _documents++;
        if (document.Root.Type == DocumentNodeType.Null)
            return;
        foreach (var (name, line) in document.RepeatedFields)
            Warn(line, null, name, $"the field \"{name}\" is given twice; the last one counts");
        AddObject(document.Root, $"document {_documents}", defaultType: null);
    }

    private void AddObject(DocumentNode root, string place, ObjectType? defaultType)
    {
        if (root.Type != DocumentNodeType.Object)
        {
            Refuse(root.Line, $"{place} is not an object");
            return;
        }
        var apiVersion = Text(root.Get("apiVersion")) ?? defaultType?.ApiVersion;
        var kind = Text(root.Get("kind")) ?? defaultType?.Kind;
        if (apiVersion is null || kind is null)
        {
            Refuse(root.Line, $"{place} has no {(apiVersion is null ? "apiVersion" : "kind")}");
            return;
        }
        var type = new ObjectType(apiVersion, kind);
        if (type.IsList && root.Get("items") is { Type: DocumentNodeType.List or DocumentNodeType.Null } items)
            AddItems(items, place, type.ItemType);
        else
            AddTyped(root, place, type);
    }

    private void AddItems(DocumentNode items, string place, ObjectType? itemType)
    {
        for (var i = 0; i < items.Items.Count; i++)
            AddObject(items.Items[i], $"{place}, items[{i}]", itemType);
    }

    private void AddTyped(DocumentNode root, string place, ObjectType type)
    {
        var metadata = root.Get("metadata");
        if (Text(metadata?.Get("name")) is not { } name)
        {
            Refuse(root.Line, $"{place}: {type.Kind} has no metadata.name, or one that is not a string");
            return;
        }
        var writtenNamespace = Text(metadata?.Get("namespace"));
        if (!catalogue.TryGet(type.Group, type.Kind, out var kind))
        {
            var unknown = $"{type.Kind} {new NamespacedName(writtenNamespace ?? "", name)}";
            Warn(
                root.Line,
                unknown,
                null,
                $"the kind {type.Kind} of {type.ApiVersion} is not known here; it is skipped"
            );
            return;
        }
        var key = new NamespacedName(kind.Scope == KindScope.Cluster ? "" : writtenNamespace ?? "default", name);
        var subject = $"{type.Kind} {key}";
        if (NotPathSegment(key.Name) || NotPathSegment(key.Namespace))
        {
            Refuse(root.Line, $"{place}: the name and namespace of a {type.Kind} may hold neither \"/\" nor \"%\"");
            return;
        }
        if (kind.Scope == KindScope.Cluster && writtenNamespace is not null)
            Warn(
                metadata!.Line,
                subject,
                "metadata.namespace",
                "the kind has no namespaces; metadata.namespace is ignored"
            );
        _objects.Add(
            new ManifestObject(kind, key, Parse(root, type, kind, key, subject), root.Line)
            {
                Document = keepsDocuments ? root : null,
            }
        );
        foreach (var field in UnknownFields.Of(root, kind))
            Warn(field.Line, subject, field.Path, field.Message);
    }

    private object? Parse(DocumentNode root, ObjectType type, KubernetesKind kind, NamespacedName key, string subject)
    {
        if (!kind.Versions.Contains(type.Version, StringComparer.Ordinal))
        {
            var versions = string.Join(", ", kind.Versions);
            Fail(root.Line, subject, "apiVersion", $"the version {type.Version} is not read; known are {versions}");
            return null;
        }
        try
        {
            DocumentJson.Write(ManifestNamespace.Apply(root, key), _json);
            var row = kind.Parse(_json.WrittenSpan);
            if (row is null)
                Fail(root.Line, subject, null, "the object cannot be read");
            return row;
        }
        catch (JsonException e)
        {
            var field = e.Path?.TrimStart('$').TrimStart('.') ?? "";
            var node = DocumentPath.Find(root, field);
            Fail(node.Line, subject, field, $"the field \"{field}\": {Reason(e, node)}");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The row's own code failed. Its message is not repeated, for it may hold a value of the file.
            Fail(root.Line, subject, null, $"the object cannot be read ({e.GetType().Name})");
        }
        return null;
    }

    // Messages that System.Text.Json words itself speak of types of .NET and end with the path.
    private static string Reason(JsonException e, DocumentNode node) =>
        e.Message.Contains("Path: ", StringComparison.Ordinal) || e.Message.Length == 0
            ? $"{Describe(node.Type)} does not fit here"
            : e.Message;

    private static string Describe(DocumentNodeType type) =>
        type switch
        {
            DocumentNodeType.Object => "this object",
            DocumentNodeType.List => "a list",
            DocumentNodeType.String => "this string",
            DocumentNodeType.Number => "this number",
            DocumentNodeType.Boolean => "true or false",
            _ => "null",
        };

    private static string? Text(DocumentNode? node) =>
        node is { Type: DocumentNodeType.String, Text.Length: > 0 } ? node.Text : null;

    private static bool NotPathSegment(string name) => name is "." or ".." || name.AsSpan().ContainsAny('/', '%');

    private void Refuse(int line, string message)
    {
        _isComplete = false;
        Fail(line, null, null, message);
    }

    private void Fail(int line, string? subject, string? field, string message) =>
        _problems.Add(ProblemSeverity.Error, line, subject, field, message);

    private void Warn(int line, string? subject, string? field, string message) =>
        _problems.Add(ProblemSeverity.Warning, line, subject, field, message);
}
