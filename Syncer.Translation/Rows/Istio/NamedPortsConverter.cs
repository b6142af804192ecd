// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;
using NamedPort = Syncer.Translation.Rows.Istio.WorkloadEntrySpec.NamedPort;

namespace Syncer.Translation.Rows.Istio;

/// <summary>Reads a JSON object of port numbers into a list sorted by name; of two with one name the later one counts.</summary>
internal sealed class NamedPortsConverter : JsonConverter<ValueList<NamedPort>>
{
    public override ValueList<NamedPort> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an object of port numbers is expected");
        var ports = new SortedDictionary<string, uint>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt32(out var number))
                throw new JsonException($"the value of \"{name}\" is not a port number");
            ports[name] = number;
        }
        return [.. ports.Select(port => new NamedPort(port.Key, port.Value))];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<NamedPort> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, number) in value)
            writer.WriteNumber(name, number);
        writer.WriteEndObject();
    }
}
