// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Routes.Statuses;

/// <summary>The status of a route: the entries that are ours, sorted by parentRef (spec gateways-routes 4.5).</summary>
public sealed record RouteStatus(ValueList<RouteParentStatus> Parents) : StatusBody
{
    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, this, RouteStatusJson.Default.RouteStatus);
}
