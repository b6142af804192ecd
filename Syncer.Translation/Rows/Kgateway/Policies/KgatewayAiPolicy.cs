// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;
using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>How requests to language models are changed and guarded (spec backends-policies 3.7).</summary>
public sealed record KgatewayAiPolicy
{
    public AiSettings.PromptEnrichment? PromptEnrichment { get; init; }

    public Guards? PromptGuard { get; init; }

    public ValueList<FieldDefault> Defaults
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<FieldDefault> Overrides
    {
        get;
        init => field = value ?? [];
    } = [];

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet ModelAliases
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    /// <summary><c>CHAT</c> or <c>CHAT_STREAMING</c>.</summary>
    public string? RouteType { get; init; }

    public sealed record FieldDefault
    {
        public string Field
        {
            get;
            init => field = value ?? "";
        } = "";

        public JsonText? Value { get; init; }

        public bool? Override { get; init; }
    }

    public sealed record Guards
    {
        public GuardSet? Request { get; init; }

        public GuardSet? Response { get; init; }
    }

    public sealed record GuardSet
    {
        public WebhookGuard? Webhook { get; init; }

        public RegexGuard? Regex { get; init; }

        public ModerationGuard? Moderation { get; init; }

        public PromptGuard.Rejection? CustomResponse { get; init; }
    }

    public sealed record WebhookGuard
    {
        public KgatewayBackendSpec.HostPort? Host { get; init; }

        public ValueList<PromptGuard.ForwardedHeader> ForwardHeaderMatches
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary>The older spelling of <see cref="ForwardHeaderMatches"/>.</summary>
        public ValueList<PromptGuard.ForwardedHeader> ForwardHeaders
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record RegexGuard
    {
        public ValueList<RegexMatch> Matches
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary>For example <c>CREDIT_CARD</c>.</summary>
        public ValueList<string> Builtins
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary><c>MASK</c> or <c>REJECT</c>; null stands for <c>MASK</c>.</summary>
        public string? Action { get; init; }
    }

    public sealed record RegexMatch
    {
        public string? Pattern { get; init; }

        public string? Name { get; init; }
    }

    public sealed record ModerationGuard
    {
        public OpenAiModeration? OpenAIModeration { get; init; }
    }

    public sealed record OpenAiModeration
    {
        public string? Model { get; init; }

        public KgatewayLlmProvider.AuthToken? AuthToken { get; init; }
    }
}
