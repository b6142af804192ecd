// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Core;

/// <summary>A port that every endpoint of an <see cref="EndpointSlice"/> serves.</summary>
public sealed record EndpointPort
{
    /// <summary>The name of the port of the service.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    [JsonPropertyName("port")]
    public int? Number { get; init; }

    public string Protocol
    {
        get;
        init => field = value ?? "TCP";
    } = "TCP";
}
