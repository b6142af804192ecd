// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Policies.Statuses;

/// <summary>The status of a policy: the entries that are ours, sorted by ancestor (GEP-713).</summary>
public sealed record PolicyStatus(ValueList<PolicyAncestorStatus> Ancestors) : StatusBody
{
    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, PolicyStatusJson.Default.PolicyStatus);
}
