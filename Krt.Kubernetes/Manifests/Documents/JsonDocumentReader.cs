// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>Reads JSON documents that follow each other.</summary>
internal ref struct JsonDocumentReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly List<Document> _documents = [];
    private Utf8JsonReader _reader;
    private List<(string Name, int Line)> _repeated = [];
    private int _line = 1;
    private int _position;

    private JsonDocumentReader(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new(json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = DocumentLimits.Depth });
    }

    /// <exception cref="DocumentSyntaxException">The text is not JSON.</exception>
    public static IReadOnlyList<Document> Read(ReadOnlySpan<byte> json)
    {
        var reader = new JsonDocumentReader(json);
        try
        {
            reader.ReadAll();
        }
        catch (JsonException e)
        {
            throw new DocumentSyntaxException((int)(e.LineNumber ?? 0) + 1, Reason(e.Message));
        }
        catch (InvalidOperationException)
        {
            // How the reader answers an escape that is half of a surrogate pair.
            throw new DocumentSyntaxException(reader.Line(), "a string is not valid Unicode");
        }
        return reader._documents;
    }

    private void ReadAll()
    {
        if (_json.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return;
        while (_reader.Read())
        {
            _repeated = [];
            _documents.Add(new Document(ReadValue(), _repeated));
        }
    }

    private DocumentNode ReadValue()
    {
        var line = Line();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(line),
            JsonTokenType.StartArray => ReadList(line),
            JsonTokenType.String => DocumentNode.String(_reader.GetString()!, line),
            JsonTokenType.Number => DocumentNode.Number(Encoding.UTF8.GetString(_reader.ValueSpan), line),
            JsonTokenType.True => DocumentNode.Boolean(true, line),
            JsonTokenType.False => DocumentNode.Boolean(false, line),
            _ => DocumentNode.Null(line),
        };
    }

    private DocumentNode ReadList(int line)
    {
        var items = new List<DocumentNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue());
        return DocumentNode.List(items, line);
    }

    private DocumentNode ReadObject(int line)
    {
        var fields = new ObjectFields(_repeated);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = _reader.GetString()!;
            var nameLine = Line();
            _reader.Read();
            fields.Add(new DocumentField(name, nameLine, ReadValue()));
        }
        return fields.ToNode(line);
    }

    private int Line()
    {
        var position = (int)_reader.TokenStartIndex;
        _line += _json[_position..position].Count((byte)'\n');
        _position = position;
        return _line;
    }

    // The reader appends its own zero-based position.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
