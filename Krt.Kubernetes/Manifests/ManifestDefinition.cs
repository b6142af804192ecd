// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests;

/// <summary>Where an object is defined.</summary>
public sealed class ManifestDefinition
{
    private readonly DocumentNode? _document;

    internal ManifestDefinition(KubernetesKind kind, NamespacedName key, string path, int line, DocumentNode? document)
    {
        Kind = kind;
        Key = key;
        Path = path;
        Line = line;
        _document = document;
    }

    /// <summary>The kind of the object.</summary>
    public KubernetesKind Kind { get; }

    /// <summary>Its namespace, empty in a kind without namespaces, and its name.</summary>
    public NamespacedName Key { get; }

    /// <summary>The file, as it was given to the reader.</summary>
    public string Path { get; }

    /// <summary>Where the object begins, 1 for the first line of the file.</summary>
    public int Line { get; }

    /// <summary>The status that the manifest gives the object; empty where it gives none.</summary>
    public JsonObject ReadStatus()
    {
        if (_document?.Get("status") is not { Type: DocumentNodeType.Object } status)
            return [];
        var json = new ArrayBufferWriter<byte>();
        DocumentJson.Write(status, json);
        return JsonNode.Parse(json.WrittenSpan)!.AsObject();
    }

    /// <summary>The line of a field, or of the last one on the way to it that there is.</summary>
    /// <param name="field">Its path, <c>spec.parentRefs[0].sectionName</c> for example.</param>
    public int LineOf(string field) => _document is null ? Line : DocumentPath.Find(_document, field).Line;
}
