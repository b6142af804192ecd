// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Krt.Internal;

/// <summary>Explanations and impacts as JSON: rows in one array, which refer to each other by position.</summary>
internal static class TraceJson
{
    public static void Write(Utf8JsonWriter writer, RowExplanation root)
    {
        var rows = Number(root, row => row.Reads.SelectMany(read => read.Rows));
        writer.WriteStartObject();
        writer.WriteNumber("epoch"u8, root.Epoch);
        writer.WriteStartArray("rows"u8);
        foreach (var row in rows.Keys)
        {
            writer.WriteStartObject();
            WriteRow(writer, row.Collection, row.Kind, row.Key, row.Value, row.IsCut);
            DumpJson.WriteText(writer, "lastError"u8, row.LastError);
            DumpJson.WriteAll(writer, "reads"u8, row.Reads, (_, read) => Write(writer, read, rows));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, RowImpact root)
    {
        var rows = Number(root, row => row.Rows);
        writer.WriteStartObject();
        writer.WriteNumber("epoch"u8, root.Epoch);
        writer.WriteStartArray("rows"u8);
        foreach (var row in rows.Keys)
        {
            writer.WriteStartObject();
            WriteRow(writer, row.Collection, row.Kind, row.Key, row.Value, row.IsCut);
            writer.WriteNumber("count"u8, row.Count);
            DumpJson.WriteAll(writer, "made"u8, row.Rows, (_, made) => writer.WriteNumberValue(rows[made]));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadExplanation read, OrderedDictionary<RowExplanation, int> rows)
    {
        writer.WriteStartObject();
        writer.WriteString("collection"u8, read.Collection.Name);
        writer.WriteString("kind"u8, DumpJson.NameOf(read.Kind));
        writer.WriteString("match"u8, read.Match);
        writer.WriteNumber("count"u8, read.Count);
        DumpJson.WriteAll(writer, "rows"u8, read.Rows, (_, row) => writer.WriteNumberValue(rows[row]));
        writer.WriteEndObject();
    }

    private static void WriteRow(
        Utf8JsonWriter writer,
        CollectionReference collection,
        string kind,
        string key,
        string? value,
        bool isCut
    )
    {
        writer.WriteNumber("collectionId"u8, collection.Id);
        writer.WriteString("collection"u8, collection.Name);
        writer.WriteString("kind"u8, kind);
        writer.WriteString("key"u8, key);
        DumpJson.WriteText(writer, "value"u8, value);
        if (isCut)
            writer.WriteBoolean("cut"u8, true);
    }

    /// <summary>All rows that can be reached, by the order in which they are met.</summary>
    private static OrderedDictionary<T, int> Number<T>(T root, Func<T, IEnumerable<T>> next)
        where T : class
    {
        var numbers = new OrderedDictionary<T, int>(ReferenceEqualityComparer.Instance) { { root, 0 } };
        for (var i = 0; i < numbers.Count; i++)
        {
            foreach (var row in next(numbers.GetAt(i).Key))
                numbers.TryAdd(row, numbers.Count);
        }
        return numbers;
    }
}
