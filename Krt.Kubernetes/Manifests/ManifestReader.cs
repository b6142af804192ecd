// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests;

/// <summary>
/// Reads manifests into rows: YAML of any number of documents, or JSON, as kubectl reads them. May be used from any thread.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Scalars mean what YAML 1.1 says (<c>yes</c> is a boolean, <c>010</c> is 8), as in sigs.k8s.io/yaml; anchors, aliases
/// and merge keys are resolved.</item>
/// <item>A list (<c>kind: List</c>, or <c>ServiceList</c> and the like) stands for its items; empty documents are skipped.</item>
/// <item>An object of a namespaced kind without namespace is in <c>default</c>.</item>
/// <item>An object that is wrong is reported and does not concern the others. A file that breaks the syntax of its format
/// yields no object at all, for what follows could mean anything.</item>
/// </list>
/// </remarks>
/// <param name="catalogue">The kinds to read; objects of others are reported and skipped.</param>
public sealed class ManifestReader(KindCatalogue catalogue)
{
    /// <summary>Whether objects keep what was written, to find the lines of their fields.</summary>
    internal bool KeepsDocuments { get; init; }

    /// <summary>Reads the content of one file.</summary>
    /// <param name="path">The name for messages; <c>.json</c> at its end allows JSON only.</param>
    /// <param name="content">The content, at most 64 MiB of UTF-8.</param>
    public ManifestContent Read(string path, ReadOnlySpan<byte> content)
    {
        var objects = new ManifestObjects(catalogue, path, KeepsDocuments);
        try
        {
            foreach (var document in DocumentReader.Read(path, content))
                objects.Add(document);
        }
        catch (DocumentSyntaxException e)
        {
            return ManifestContent.Unreadable(path, e.Line, e.Message);
        }
        return objects.ToContent();
    }
}
