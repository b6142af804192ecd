// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Writes values as JSON.</summary>
internal static class DocumentJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Replaces what the buffer holds by the value as UTF-8.</summary>
    public static void Write(DocumentNode node, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(buffer, Options);
        WriteNode(writer, node);
    }

    private static void WriteNode(Utf8JsonWriter writer, DocumentNode node)
    {
        switch (node.Type)
        {
            case DocumentNodeType.Object:
                WriteObject(writer, node);
                break;
            case DocumentNodeType.List:
                WriteList(writer, node);
                break;
            case DocumentNodeType.String:
                writer.WriteStringValue(node.Text);
                break;
            case DocumentNodeType.Number:
                writer.WriteRawValue(node.Text, skipInputValidation: true);
                break;
            case DocumentNodeType.Boolean:
                writer.WriteBooleanValue(node.Text == "true");
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, DocumentNode node)
    {
        writer.WriteStartObject();
        foreach (var field in node.Fields)
        {
            writer.WritePropertyName(field.Name);
            WriteNode(writer, field.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, DocumentNode node)
    {
        writer.WriteStartArray();
        foreach (var item in node.Items)
            WriteNode(writer, item);
        writer.WriteEndArray();
    }
}
