// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Core;

/// <summary>The spec of a <see cref="Service"/>.</summary>
public sealed record ServiceSpec
{
    public string Type
    {
        get;
        init => field = value ?? "ClusterIP";
    } = "ClusterIP";

    /// <summary>An address, <c>None</c> for a headless service, or empty.</summary>
    public string ClusterIP
    {
        get;
        init => field = value ?? "";
    } = "";

    public ValueList<string> ClusterIPs
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary><c>IPv4</c>, <c>IPv6</c> or both.</summary>
    public ValueList<string> IPFamilies
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<ServicePort> Ports
    {
        get;
        init => field = value ?? [];
    } = [];

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Selector
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public string? InternalTrafficPolicy { get; init; }

    public string? TrafficDistribution { get; init; }

    public bool? PublishNotReadyAddresses { get; init; }
}
