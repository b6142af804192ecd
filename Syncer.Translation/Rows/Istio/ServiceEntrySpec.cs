// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Istio;

/// <summary>The spec of a <see cref="ServiceEntry"/>.</summary>
public sealed record ServiceEntrySpec
{
    public ValueList<string> Hosts
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Virtual addresses, or ranges of them in CIDR notation.</summary>
    public ValueList<string> Addresses
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<ServiceEntryPort> Ports
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary><c>NONE</c>, <c>STATIC</c>, <c>DNS</c>, <c>DNS_ROUND_ROBIN</c> or <c>DYNAMIC_DNS</c>.</summary>
    public string Resolution
    {
        get;
        init => field = value ?? "NONE";
    } = "NONE";

    public ValueList<WorkloadEntrySpec> Endpoints
    {
        get;
        init => field = value ?? [];
    } = [];

    public LabelsSelector? WorkloadSelector { get; init; }

    public ValueList<string> SubjectAltNames
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Which workloads of the namespace are endpoints.</summary>
    public sealed record LabelsSelector
    {
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet Labels
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;
    }
}
