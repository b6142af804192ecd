// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Hands requests and responses to another service to change.</summary>
public sealed record ExternalProcessingPolicy
{
    public BackendObjectReference? BackendRef { get; init; }

    /// <summary><c>FailOpen</c> or <c>FailClosed</c>; null stands for <c>FailClosed</c>.</summary>
    public string? FailureMode { get; init; }

    public ProcessingModes? ProcessingOptions { get; init; }

    /// <summary>CEL by attribute.</summary>
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet RequestAttributes
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    /// <summary>CEL by attribute.</summary>
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet ResponseAttributes
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    [JsonConverter(typeof(MetadataContextConverter))]
    public ValueList<MetadataNamespace> MetadataContext
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Only where the policy itself is empty.</summary>
    public ValueList<ConditionalEntry<ExternalProcessingPolicy>> Conditional
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record ProcessingModes
    {
        /// <summary><c>None</c>, <c>Buffered</c>, <c>BufferedPartial</c> or <c>FullDuplexStreamed</c>.</summary>
        public string? RequestBodyMode { get; init; }

        public string? ResponseBodyMode { get; init; }

        /// <summary><c>Send</c> or <c>Skip</c>.</summary>
        public string? RequestHeaderMode { get; init; }

        public string? ResponseHeaderMode { get; init; }

        public string? RequestTrailerMode { get; init; }

        public string? ResponseTrailerMode { get; init; }

        public bool? AllowModeOverride { get; init; }
    }

    public sealed record MetadataNamespace
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>CEL by key.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet Context
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;
    }
}
