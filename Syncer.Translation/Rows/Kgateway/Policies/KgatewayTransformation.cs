// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>Changes requests and responses by CEL.</summary>
public sealed record KgatewayTransformation
{
    public Message? Request { get; init; }

    public Message? Response { get; init; }

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

        public BodyTemplate? Body { get; init; }

        /// <summary>Not supported.</summary>
        public JsonText? DynamicMetadata { get; init; }
    }

    public sealed record BodyTemplate
    {
        public string? ParseAs { get; init; }

        /// <summary>CEL.</summary>
        public string? Value { get; init; }
    }
}
