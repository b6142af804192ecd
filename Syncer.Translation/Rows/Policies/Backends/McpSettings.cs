// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>How the tools of a Model Context Protocol backend are protected.</summary>
public sealed record McpSettings
{
    public AuthorizationRules? Authorization { get; init; }

    public McpAuthentication? Authentication { get; init; }

    public GuardrailSettings? Guardrails { get; init; }

    public sealed record GuardrailSettings
    {
        public ValueList<GuardrailProcessor> Processors
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record GuardrailProcessor
    {
        public RemoteProcessor? Remote { get; init; }

        /// <summary><c>Off</c>, <c>Request</c>, <c>Response</c> or <c>Full</c> by method.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet Methods
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;
    }

    public sealed record RemoteProcessor
    {
        public BackendObjectReference? BackendRef { get; init; }

        /// <summary><c>FailOpen</c> or <c>FailClosed</c>; null stands for <c>FailClosed</c>.</summary>
        public string? FailureMode { get; init; }

        /// <summary>CEL by key.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet Metadata
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;

        public ValueList<string> AllowedRequestHeaders
        {
            get;
            init => field = value ?? [];
        } = [];

        public ValueList<string> DisallowedRequestHeaders
        {
            get;
            init => field = value ?? [];
        } = [];
    }
}
