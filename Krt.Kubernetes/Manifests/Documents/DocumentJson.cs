// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Writes values as JSON, into one buffer that is used again for the next value.</summary>
internal sealed class DocumentJson
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public DocumentJson() => _writer = new(_buffer, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The value as UTF-8, valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(DocumentNode node)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        WriteNode(node);
        _writer.Flush();
        return _buffer.WrittenSpan;
    }

    private void WriteNode(DocumentNode node)
    {
        switch (node.Type)
        {
            case DocumentNodeType.Object:
                WriteObject(node);
                break;
            case DocumentNodeType.List:
                WriteList(node);
                break;
            case DocumentNodeType.String:
                _writer.WriteStringValue(node.Text);
                break;
            case DocumentNodeType.Number:
                _writer.WriteRawValue(node.Text, skipInputValidation: true);
                break;
            case DocumentNodeType.Boolean:
                _writer.WriteBooleanValue(node.Text == "true");
                break;
            default:
                _writer.WriteNullValue();
                break;
        }
    }

    private void WriteObject(DocumentNode node)
    {
        _writer.WriteStartObject();
        foreach (var field in node.Fields)
        {
            _writer.WritePropertyName(field.Name);
            WriteNode(field.Value);
        }
        _writer.WriteEndObject();
    }

    private void WriteList(DocumentNode node)
    {
        _writer.WriteStartArray();
        foreach (var item in node.Items)
            WriteNode(item);
        _writer.WriteEndArray();
    }
}
