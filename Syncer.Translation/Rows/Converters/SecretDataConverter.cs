// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Converters;

/// <summary>Reads an object of base64 strings; writes the keys alone.</summary>
internal sealed class SecretDataConverter : JsonConverter<SecretData>
{
    /// <summary>Reads the bytes of one value, null when it is not of the expected form.</summary>
    public delegate byte[]? ValueReader(ref Utf8JsonReader reader);

    public override SecretData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadObject(
            ref reader,
            static (ref Utf8JsonReader value) =>
                value.TokenType == JsonTokenType.String && value.TryGetBytesFromBase64(out var bytes) ? bytes : null
        );

    public override void Write(Utf8JsonWriter writer, SecretData value, JsonSerializerOptions options) =>
        WriteKeys(writer, value);

    public static SecretData ReadObject(ref Utf8JsonReader reader, ValueReader readValue)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an object is expected");
        var values = new SortedList<string, byte[]>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            values[key] =
                reader.TokenType == JsonTokenType.Null
                    ? []
                    : readValue(ref reader)
                        ?? throw new JsonException($"the value of \"{key}\" has not the expected form");
        }
        return new(values);
    }

    public static void WriteKeys(Utf8JsonWriter writer, SecretData value)
    {
        writer.WriteStartObject();
        foreach (var key in value.Keys)
            writer.WriteString(key, "(redacted)");
        writer.WriteEndObject();
    }
}
