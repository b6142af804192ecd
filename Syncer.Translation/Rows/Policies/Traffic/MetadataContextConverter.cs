// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Reads a JSON object of objects of strings, sorted by name.</summary>
internal sealed class MetadataContextConverter : JsonConverter<ValueList<ExternalProcessingPolicy.MetadataNamespace>>
{
    private static readonly LabelSetConverter Contexts = new();

    public override ValueList<ExternalProcessingPolicy.MetadataNamespace> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an object is expected");
        var namespaces = new SortedList<string, ExternalProcessingPolicy.MetadataNamespace>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            namespaces[name] = new()
            {
                Name = name,
                Context = Contexts.Read(ref reader, typeof(Krt.LabelSet), options),
            };
        }
        return [.. namespaces.Values];
    }

    public override void Write(
        Utf8JsonWriter writer,
        ValueList<ExternalProcessingPolicy.MetadataNamespace> value,
        JsonSerializerOptions options
    )
    {
        writer.WriteStartObject();
        foreach (var entry in value)
        {
            writer.WritePropertyName(entry.Name);
            Contexts.Write(writer, entry.Context, options);
        }
        writer.WriteEndObject();
    }
}
