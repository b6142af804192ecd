// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>What is allowed, denied or required.</summary>
public sealed record AuthorizationRules
{
    /// <summary><c>Allow</c>, <c>Deny</c> or <c>Require</c>; null stands for <c>Allow</c>.</summary>
    public string? Action { get; init; }

    public Expressions Policy
    {
        get;
        init => field = value ?? new();
    } = new();

    public sealed record Expressions
    {
        /// <summary>CEL.</summary>
        public ValueList<string> MatchExpressions
        {
            get;
            init => field = value ?? [];
        } = [];
    }
}
