// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>Reads pages of lists.</summary>
internal static class ListPage
{
    /// <summary>Reads a page; its rows are appended to <paramref name="rows"/>.</summary>
    /// <returns>How far the list is, and how it goes on.</returns>
    /// <exception cref="JsonException">It is no list.</exception>
    public static ListMetadata Read(ReadOnlySpan<byte> json, RowDecoder decoder, List<object> rows)
    {
        ListMetadata? metadata = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = reader.ValueTextEquals("items"u8);
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (isItems && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    AddItem(ref reader, json, decoder, rows);
            }
            else if (isMetadata)
            {
                metadata = JsonSerializer.Deserialize(ref reader, WatchJson.Default.ListMetadata);
            }
            else
            {
                reader.Skip();
            }
        }
        return metadata ?? throw new JsonException("the list has no metadata");
    }

    private static void AddItem(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> json,
        RowDecoder decoder,
        List<object> rows
    )
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        if (decoder.Decode(json[start..(int)reader.BytesConsumed]) is { Row: { } row })
            rows.Add(row);
    }
}
