// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Host.Settings;

/// <summary>An address and a port as text; <c>none</c> is null.</summary>
internal sealed class IPEndPointConverter : JsonConverter<IPEndPoint?>
{
    private const string None = "none";

    public override bool HandleNull => true;

    public override IPEndPoint? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
        if (text == None)
            return null;
        // A port that is left out would be taken for 0.
        return
            IPEndPoint.TryParse(text, out var endpoint)
            && (endpoint.Port != 0 || text.EndsWith(":0", StringComparison.Ordinal))
            ? endpoint
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, IPEndPoint? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString() ?? None);
}
