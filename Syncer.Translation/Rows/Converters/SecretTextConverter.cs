// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Converters;

/// <summary>Reads an object of strings, stored as UTF-8; writes the keys alone.</summary>
internal sealed class SecretTextConverter : JsonConverter<SecretData>
{
    public override SecretData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SecretDataConverter.ReadObject(
            ref reader,
            static (ref Utf8JsonReader value) =>
                value.TokenType == JsonTokenType.String ? Encoding.UTF8.GetBytes(value.GetString()!) : null
        );

    public override void Write(Utf8JsonWriter writer, SecretData value, JsonSerializerOptions options) =>
        SecretDataConverter.WriteKeys(writer, value);
}
