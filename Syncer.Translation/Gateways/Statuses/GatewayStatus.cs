// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The status of a Gateway, without the addresses, which depend on how its proxies are deployed.</summary>
public sealed record GatewayStatus : StatusBody
{
    public required ValueList<Condition> Conditions { get; init; }

    public required ValueList<ListenerStatus> Listeners { get; init; }

    /// <summary>The number of ListenerSets with a listener that is served.</summary>
    public required int AttachedListenerSets { get; init; }

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, GatewayStatusJson.Default.GatewayStatus);
}
