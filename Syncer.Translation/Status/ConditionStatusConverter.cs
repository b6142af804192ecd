// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Status;

/// <summary>Kubernetes spells the status of a condition as the strings <c>True</c> and <c>False</c>.</summary>
internal sealed class ConditionStatusConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() == "True";

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value ? "True" : "False");
}
