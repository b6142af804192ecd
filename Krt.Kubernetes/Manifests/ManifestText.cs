// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests;

/// <summary>Reads texts that are written like manifests but hold no Kubernetes object, such as settings.</summary>
public static class ManifestText
{
    /// <summary>Turns one YAML or JSON document into JSON, on the rules of <see cref="ManifestReader"/>.</summary>
    /// <param name="path">The name for messages; <c>.json</c> at its end allows JSON only.</param>
    /// <param name="content">The content, at most 64 MiB of UTF-8.</param>
    /// <returns>The document as UTF-8 JSON; an empty object where there is none.</returns>
    /// <exception cref="FormatException">The text is not one document; the message names path and line.</exception>
    public static ReadOnlyMemory<byte> ToJson(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            var documents = DocumentReader.Read(path, content).ToArray();
            if (documents.Length > 1)
                throw new FormatException($"{path}: only one document is expected");
            if (documents.Length == 0)
                return "{}"u8.ToArray();
            var json = new ArrayBufferWriter<byte>();
            DocumentJson.Write(documents[0].Root, json);
            return json.WrittenMemory;
        }
        catch (DocumentSyntaxException e)
        {
            throw new FormatException($"{path}:{e.Line}: {e.Message}", e);
        }
    }
}
