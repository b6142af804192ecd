// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>What is done to prompts and to the answers of models.</summary>
public sealed record PromptGuards
{
    public ValueList<PromptGuard> Request
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<PromptGuard> Response
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary><c>Enabled</c> where answers are guarded while they stream.</summary>
    public string? Streaming { get; init; }
}
