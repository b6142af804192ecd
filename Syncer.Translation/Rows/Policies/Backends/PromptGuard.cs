// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>One guard; exactly one kind is expected to be set.</summary>
public sealed record PromptGuard
{
    public WebhookGuard? Webhook { get; init; }

    public RegexGuard? Regex { get; init; }

    public ModerationGuard? OpenAIModeration { get; init; }

    public BedrockGuard? BedrockGuardrails { get; init; }

    public ModelArmorGuard? GoogleModelArmor { get; init; }

    public Rejection? Response { get; init; }

    public sealed record WebhookGuard
    {
        public BackendObjectReference? BackendRef { get; init; }

        /// <summary><c>FailOpen</c> or <c>FailClosed</c>; null stands for <c>FailClosed</c>.</summary>
        public string? FailureMode { get; init; }

        /// <summary>CEL by header.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet Headers
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;

        public ValueList<ForwardedHeader> ForwardHeaderMatches
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record ForwardedHeader
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary><c>Exact</c> or <c>RegularExpression</c>; null stands for <c>Exact</c>.</summary>
        public string? Type { get; init; }

        public string Value
        {
            get;
            init => field = value ?? "";
        } = "";
    }

    public sealed record RegexGuard
    {
        /// <summary><c>Mask</c> or <c>Reject</c>.</summary>
        public string? Action { get; init; }

        public ValueList<string> Matches
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary>For example <c>CreditCard</c>.</summary>
        public ValueList<string> Builtins
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record ModerationGuard
    {
        public string? Model { get; init; }

        public BackendPolicySection? Policies { get; init; }
    }

    public sealed record BedrockGuard
    {
        public string Identifier
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Version
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Region
        {
            get;
            init => field = value ?? "";
        } = "";

        public BackendPolicySection? Policies { get; init; }
    }

    public sealed record ModelArmorGuard
    {
        public string TemplateId
        {
            get;
            init => field = value ?? "";
        } = "";

        public string ProjectId
        {
            get;
            init => field = value ?? "";
        } = "";

        public string? Location { get; init; }

        public BackendPolicySection? Policies { get; init; }
    }

    public sealed record Rejection
    {
        public string? Message { get; init; }

        public int? StatusCode { get; init; }
    }
}
