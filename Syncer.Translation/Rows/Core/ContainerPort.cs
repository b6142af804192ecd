// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Core;

/// <summary>A port that a <see cref="Container"/> declares.</summary>
public sealed record ContainerPort
{
    /// <summary>Empty when the port has no name.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    [JsonPropertyName("containerPort")]
    public int Number { get; init; }

    public string Protocol
    {
        get;
        init => field = value ?? "TCP";
    } = "TCP";
}
