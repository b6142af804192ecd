// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>A header with a value that is computed.</summary>
public sealed record HeaderExpression
{
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>CEL.</summary>
    public string Value
    {
        get;
        init => field = value ?? "";
    } = "";
}
