// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>A policy under a condition.</summary>
public sealed record ConditionalEntry<T>
    where T : class, new()
{
    /// <summary>CEL; null where the policy always applies.</summary>
    public string? Condition { get; init; }

    public T Policy
    {
        get;
        init => field = value ?? new();
    } = new();
}
