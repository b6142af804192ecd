// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Policies;

/// <summary>Changes requests and responses by CEL.</summary>
public sealed record TransformationPolicy
{
    public Message? Request { get; init; }

    public Message? Response { get; init; }

    /// <summary>Only where the policy itself is empty.</summary>
    public ValueList<ConditionalEntry<TransformationPolicy>> Conditional
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record Message
    {
        public ValueList<HeaderExpression> Set
        {
            get;
            init => field = value ?? [];
        } = [];

        public ValueList<HeaderExpression> Add
        {
            get;
            init => field = value ?? [];
        } = [];

        public ValueList<string> Remove
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary>CEL.</summary>
        public string? Body { get; init; }

        /// <summary>CEL by key.</summary>
        [JsonConverter(typeof(LabelSetConverter))]
        public LabelSet Metadata
        {
            get;
            init => field = value ?? LabelSet.Empty;
        } = LabelSet.Empty;
    }
}
