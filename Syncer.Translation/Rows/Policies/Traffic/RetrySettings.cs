// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>When a request is tried again.</summary>
public sealed record RetrySettings
{
    public ValueList<int> Codes
    {
        get;
        init => field = value ?? [];
    } = [];

    public long? Attempts { get; init; }

    /// <summary>A duration.</summary>
    public string? Backoff { get; init; }

    /// <summary>CEL.</summary>
    public string? Precondition { get; init; }

    /// <summary>CEL.</summary>
    public string? Condition { get; init; }
}
