// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>How many requests are let through.</summary>
public sealed record KgatewayRateLimit
{
    public LocalLimit? Local { get; init; }

    public GlobalLimit? Global { get; init; }

    public sealed record LocalLimit
    {
        public TokenBucket? TokenBucket { get; init; }

        /// <summary>Not supported.</summary>
        public int? PercentEnabled { get; init; }

        /// <summary>Not supported.</summary>
        public int? PercentEnforced { get; init; }
    }

    public sealed record TokenBucket
    {
        public long? MaxTokens { get; init; }

        public long? TokensPerFill { get; init; }

        /// <summary>A duration.</summary>
        public string? FillInterval { get; init; }
    }

    public sealed record GlobalLimit
    {
        public KgatewayTrafficPolicySpec.ExtensionReference? ExtensionRef { get; init; }

        public ValueList<Descriptor> Descriptors
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record Descriptor
    {
        public ValueList<DescriptorEntry> Entries
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    public sealed record DescriptorEntry
    {
        /// <summary><c>Generic</c>, <c>Header</c>, <c>RemoteAddress</c> or <c>Path</c>.</summary>
        public string? Type { get; init; }

        public GenericEntry? Generic { get; init; }

        public string? Header { get; init; }
    }

    public sealed record GenericEntry
    {
        public string Key
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Value
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
