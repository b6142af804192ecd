// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Istio;

/// <summary>The spec of a <see cref="WorkloadEntry"/>, and an endpoint within a <see cref="ServiceEntry"/>.</summary>
public sealed record WorkloadEntrySpec
{
    /// <summary>An IP address, a hostname, or the path of a socket after <c>unix://</c>.</summary>
    public string Address
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Ports by the names that services give to theirs.</summary>
    [JsonConverter(typeof(NamedPortsConverter))]
    public ValueList<NamedPort> Ports
    {
        get;
        init => field = value ?? [];
    } = [];

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Labels
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public string Network
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary><c>region/zone/subzone</c>, each of which may be missing.</summary>
    public string Locality
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The share of requests relative to other endpoints, 0 where unset.</summary>
    public uint Weight { get; init; }

    public string ServiceAccount
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>A port number by name.</summary>
    public readonly record struct NamedPort(string Name, uint Number);
}
