// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>How many requests or tokens are let through.</summary>
public sealed record RateLimitPolicy
{
    public ValueList<LocalLimit> Local
    {
        get;
        init => field = value ?? [];
    } = [];

    public GlobalLimit? Global { get; init; }

    /// <summary>Only where the policy itself is empty.</summary>
    public ValueList<ConditionalEntry<RateLimitPolicy>> Conditional
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record LocalLimit
    {
        public long? Requests { get; init; }

        public long? Tokens { get; init; }

        /// <summary><c>Seconds</c>, <c>Minutes</c> or <c>Hours</c>.</summary>
        public string? Unit { get; init; }

        public long? Burst { get; init; }
    }

    public sealed record GlobalLimit
    {
        public BackendObjectReference? BackendRef { get; init; }

        public string Domain
        {
            get;
            init => field = value ?? "";
        } = "";

        public ValueList<LimitDescriptor> Descriptors
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary><c>FailOpen</c> or <c>FailClosed</c>; null stands for <c>FailClosed</c>.</summary>
        public string? FailureMode { get; init; }
    }

    public sealed record LimitDescriptor
    {
        public ValueList<AttributeExpression> Entries
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary><c>Requests</c> or <c>Tokens</c>; null stands for <c>Requests</c>.</summary>
        public string? Unit { get; init; }

        /// <summary>CEL.</summary>
        public string? Cost { get; init; }
    }
}
