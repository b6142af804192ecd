// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Answers requests without a backend.</summary>
public sealed record DirectResponsePolicy
{
    public int? Status { get; init; }

    public string? Body { get; init; }

    /// <summary>CEL.</summary>
    public string? BodyExpression { get; init; }

    public ValueList<HeaderExpression> Headers
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Only where the policy itself is empty.</summary>
    public ValueList<ConditionalEntry<DirectResponsePolicy>> Conditional
    {
        get;
        init => field = value ?? [];
    } = [];
}
