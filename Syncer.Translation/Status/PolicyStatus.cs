// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Status;

/// <summary>The status of a policy: the entries that are ours.</summary>
public sealed record PolicyStatus(ValueList<PolicyAncestorStatus> Ancestors) : StatusBody
{
    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, StatusJson.Default.PolicyStatus);
}
