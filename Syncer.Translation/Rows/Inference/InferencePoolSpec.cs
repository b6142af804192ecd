// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Inference;

public sealed record InferencePoolSpec
{
    public PodSelector Selector
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>What the model servers speak: <c>kubernetes.io/h2c</c>, or HTTP/1.1 by default.</summary>
    public string? AppProtocol { get; init; }

    public ValueList<TargetPort> TargetPorts
    {
        get;
        init => field = value ?? [];
    } = [];

    public EndpointPickerReference? EndpointPickerRef { get; init; }

    public readonly record struct TargetPort(int Number);

    /// <summary>Which pods of the namespace are model servers.</summary>
    public sealed record PodSelector
    {
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet MatchLabels
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;
    }
}
