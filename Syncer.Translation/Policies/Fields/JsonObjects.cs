// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Policies.Fields;

/// <summary>JSON as the well-known types of Protocol Buffers.</summary>
internal static class JsonObjects
{
    public static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Adds the members of an object, and tells whether it is one or absent.</summary>
    public static bool TryAddMembers(JsonText? json, MapField<string, Value> to)
    {
        if (json is not { } text)
            return true;
        using var document = text.Parse();
        AddMembers(document.RootElement, to);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Adds the members of an object; anything else has none.</summary>
    public static void AddMembers(JsonElement element, MapField<string, Value> to)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in element.EnumerateObject())
            to[member.Name] = ToValue(member.Value);
    }

    private static Value ToValue(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new Struct();
                AddMembers(element, members.Fields);
                return Value.ForStruct(members);
            case JsonValueKind.Array:
                return Value.ForList([.. element.EnumerateArray().Select(ToValue)]);
            case JsonValueKind.String:
                return Value.ForString(element.GetString());
            case JsonValueKind.Number:
                return Value.ForNumber(element.GetDouble());
            case JsonValueKind.True:
            case JsonValueKind.False:
                return Value.ForBool(element.GetBoolean());
            default:
                return Value.ForNull();
        }
    }
}
