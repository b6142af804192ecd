// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Values;

/// <summary>Reads a JSON number or string, whatever it says.</summary>
internal sealed class QuantityConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => new(Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.String => new(reader.GetString()!),
            _ => throw new JsonException("a number or a string is expected"),
        };

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
