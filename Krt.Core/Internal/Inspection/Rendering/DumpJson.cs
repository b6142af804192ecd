// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Krt.Internal;

/// <summary>Dumps as JSON.</summary>
internal static class DumpJson
{
    // Names are full of '>' and '<', and the text is not put into markup.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Indented(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        Indented(stream, write);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void Indented(Stream stream, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream, Options);
        write(writer);
    }

    public static void Write(Utf8JsonWriter writer, GraphDump dump)
    {
        writer.WriteStartObject();
        writer.WriteNumber("epoch"u8, dump.Epoch);
        WriteAll(writer, "collections"u8, dump.Collections, Write);
        writer.WriteEndObject();
    }

    public static void WriteAll<T>(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        IReadOnlyCollection<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    public static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    public static string NameOf(DependencyKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static void Write(Utf8JsonWriter writer, CollectionDump collection)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, collection.Id);
        writer.WriteString("name"u8, collection.Name);
        writer.WriteString("kind"u8, collection.Kind);
        writer.WriteString("scope"u8, collection.Scope);
        writer.WriteNumber("height"u8, collection.Height);
        writer.WriteBoolean("synced"u8, collection.IsSynced);
        writer.WriteBoolean("holdsSecrets"u8, collection.HoldsSecrets);
        writer.WriteNumber("epoch"u8, collection.Epoch);
        writer.WriteNumber("rowCount"u8, collection.RowCount);
        writer.WriteNumber("subscriptions"u8, collection.Subscriptions);
        writer.WriteNumber("backlog"u8, collection.Backlog);
        writer.WriteNumber("parkedRows"u8, collection.ParkedRows);
        writer.WriteNumber("runs"u8, collection.Runs);
        writer.WriteNumber("spuriousRuns"u8, collection.SpuriousRuns);
        writer.WriteNumber("cutoffs"u8, collection.Cutoffs);
        writer.WriteNumber("changes"u8, collection.Changes);
        writer.WriteNumber("errors"u8, collection.Errors);
        writer.WriteNumber("collisions"u8, collection.Collisions);
        writer.WriteNumber("predicateChecks"u8, collection.PredicateChecks);
        writer.WriteNumber("nondeterministicRuns"u8, collection.NondeterministicRuns);
        writer.WriteNumber("outsideReads"u8, collection.OutsideReads);
        WriteText(writer, "lastViolation"u8, collection.LastViolation);
        writer.WriteNumber("seconds"u8, collection.Duration.TotalSeconds);
        WriteAll(writer, "inputs"u8, collection.Inputs, Write);
        WriteAll(writer, "fetches"u8, collection.Fetches, Write);
        WriteAll(writer, "indexes"u8, collection.Indexes, Write);
        if (collection.Metadata.Count > 0)
        {
            writer.WriteStartObject("metadata"u8);
            foreach (var (name, value) in collection.Metadata)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        WriteAll(writer, "rows"u8, collection.Rows, Write);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CollectionReference reference)
    {
        writer.WriteStartObject();
        WriteReference(writer, reference);
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, CollectionReference reference)
    {
        writer.WriteNumber("id"u8, reference.Id);
        writer.WriteString("name"u8, reference.Name);
    }

    private static void Write(Utf8JsonWriter writer, FetchDump fetch)
    {
        writer.WriteStartObject();
        WriteReference(writer, fetch.Source);
        writer.WriteNumber("keys"u8, fetch.Keys);
        writer.WriteNumber("indexValues"u8, fetch.IndexValues);
        writer.WriteNumber("labels"u8, fetch.Labels);
        writer.WriteNumber("selectors"u8, fetch.Selectors);
        writer.WriteNumber("everything"u8, fetch.Everything);
        writer.WriteNumber("predicates"u8, fetch.Predicates);
        writer.WriteNumber("parked"u8, fetch.Parked);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IndexDump index)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, index.Name);
        writer.WriteNumber("values"u8, index.Values);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RowDump row)
    {
        writer.WriteStartObject();
        WriteAll(writer, "inputs"u8, row.Inputs, Write);
        WriteAll(writer, "outputs"u8, row.Outputs, Write);
        WriteAll(writer, "dependencies"u8, row.Dependencies, Write);
        WriteText(writer, "parkedOn"u8, row.ParkedOn?.Name);
        WriteText(writer, "lastError"u8, row.LastError);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RowReference row)
    {
        writer.WriteStartObject();
        writer.WriteString("collection"u8, row.Collection.Name);
        writer.WriteString("key"u8, row.Key);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, OutputDump output)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, output.Key);
        WriteText(writer, "value"u8, output.Value);
        if (output.IsShadowed)
            writer.WriteBoolean("shadowed"u8, true);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DependencyDump dependency)
    {
        writer.WriteStartObject();
        writer.WriteString("collection"u8, dependency.Collection.Name);
        writer.WriteString("kind"u8, NameOf(dependency.Kind));
        writer.WriteString("match"u8, dependency.Match);
        writer.WriteNumber("count"u8, dependency.Count);
        writer.WriteStartArray("keys"u8);
        foreach (var key in dependency.Keys)
            writer.WriteStringValue(key);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
