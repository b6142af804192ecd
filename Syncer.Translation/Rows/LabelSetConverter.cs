// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows;

/// <summary>Reads a JSON object of strings, as Kubernetes writes labels, annotations and simple selectors.</summary>
public sealed class LabelSetConverter : JsonConverter<LabelSet>
{
    public override LabelSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an object of strings is expected");
        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException($"the value of \"{name}\" is not a string");
            pairs.Add(new(name, reader.GetString()!));
        }
        return LabelSet.From(pairs);
    }

    public override void Write(Utf8JsonWriter writer, LabelSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
