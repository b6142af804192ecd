// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>How requests to language models are changed and guarded.</summary>
public sealed record AiSettings
{
    public PromptEnrichment? Prompt { get; init; }

    public PromptGuards? PromptGuard { get; init; }

    public ValueList<FieldValue> Defaults
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<FieldValue> Overrides
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<FieldExpression> Transformations
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

    public PromptCachingSettings? PromptCaching { get; init; }

    /// <summary>The type of a route by suffix of its path.</summary>
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Routes
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public sealed record PromptEnrichment
    {
        public ValueList<PromptMessage> Prepend
        {
            get;
            init => field = value ?? [];
        } = [];

        public ValueList<PromptMessage> Append
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record PromptMessage
    {
        public string Role
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Content
        {
            get;
            init => field = value ?? "";
        } = "";
    }

    public sealed record FieldValue
    {
        public string Field
        {
            get;
            init => field = value ?? "";
        } = "";

        public JsonText? Value { get; init; }
    }

    public sealed record FieldExpression
    {
        public string Field
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>CEL.</summary>
        public string Expression
        {
            get;
            init => field = value ?? "";
        } = "";
    }

    public sealed record PromptCachingSettings
    {
        public bool? CacheSystem { get; init; }

        public bool? CacheMessages { get; init; }

        public bool? CacheTools { get; init; }

        public int? MinTokens { get; init; }

        public int? CacheMessageOffset { get; init; }
    }
}
