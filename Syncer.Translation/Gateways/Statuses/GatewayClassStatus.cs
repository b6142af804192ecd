// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The status of a GatewayClass.</summary>
public sealed record GatewayClassStatus : StatusBody
{
    public required ValueList<Condition> Conditions { get; init; }

    /// <summary>The features supported, sorted by name; empty for a class that only borrows the controller.</summary>
    public ValueList<SupportedFeature> SupportedFeatures { get; init; } = [];

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, GatewayStatusJson.Default.GatewayClassStatus);

    /// <summary>A feature by its name in the Gateway API.</summary>
    public readonly record struct SupportedFeature(string Name);
}
