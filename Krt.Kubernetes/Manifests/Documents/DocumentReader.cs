// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Reads the documents of a file: YAML, or JSON where the file is named so or begins with a brace.</summary>
internal static class DocumentReader
{
    private static readonly SearchValues<byte> ControlCharacters = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(c => (byte)c).Except("\t\n\r"u8.ToArray()),
        0x7f,
    ]);

    /// <exception cref="DocumentSyntaxException">Perhaps while enumerating: what follows cannot be read.</exception>
    public static IEnumerable<Document> Read(string path, ReadOnlySpan<byte> content)
    {
        content = CheckText(content);
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return JsonDocumentReader.Read(content);
        if (content.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            try
            {
                return JsonDocumentReader.Read(content);
            }
            catch (DocumentSyntaxException)
            {
                // A flow mapping of YAML may begin the same way.
            }
        }
        return new YamlDocumentReader(Encoding.UTF8.GetString(content)).Read();
    }

    private static ReadOnlySpan<byte> CheckText(ReadOnlySpan<byte> content)
    {
        if (content.Length > DocumentLimits.FileBytes)
            throw new DocumentSyntaxException(0, $"larger than {DocumentLimits.FileBytes >> 20} MiB");
        if (content is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
            throw new DocumentSyntaxException(0, "encoded as UTF-16; manifests are UTF-8");
        if (content.StartsWith("\ufeff"u8))
            content = content["\ufeff"u8.Length..];
        var control = content.IndexOfAny(ControlCharacters);
        if (control >= 0)
        {
            throw new DocumentSyntaxException(
                LineAt(content, control),
                $"the control character U+{content[control]:X4} does not belong into a text file"
            );
        }
        if (!Utf8.IsValid(content))
            throw new DocumentSyntaxException(LineAt(content, FindInvalid(content)), "not valid UTF-8");
        return content;
    }

    private static int LineAt(ReadOnlySpan<byte> content, int position) => 1 + content[..position].Count((byte)'\n');

    private static int FindInvalid(ReadOnlySpan<byte> content)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(content[position..], out _, out var length) == OperationStatus.Done)
            position += length;
        return position;
    }
}
