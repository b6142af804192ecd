// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Status;

/// <summary>A status that is a list of conditions.</summary>
public sealed record ConditionsStatus(ValueList<Condition> Conditions) : StatusBody
{
    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, StatusJson.Default.ConditionsStatus);
}
