// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Host.Settings;

/// <summary>A URL of HTTP or HTTPS as text; <c>none</c> is null.</summary>
internal sealed class HttpUriConverter : JsonConverter<Uri?>
{
    private const string None = "none";

    public override bool HandleNull => true;

    public override Uri? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
        if (text == None)
            return null;
        return
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Uri? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString() ?? None);
}
