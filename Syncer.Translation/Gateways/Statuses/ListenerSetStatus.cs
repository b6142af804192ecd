// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The status of a ListenerSet.</summary>
public sealed record ListenerSetStatus : StatusBody
{
    public required ValueList<Condition> Conditions { get; init; }

    public required ValueList<ListenerStatus> Listeners { get; init; }

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, GatewayStatusJson.Default.ListenerSetStatus);
}
