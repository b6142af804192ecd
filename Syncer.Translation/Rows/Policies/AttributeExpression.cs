// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>An attribute with a value that is computed.</summary>
public sealed record AttributeExpression
{
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>CEL.</summary>
    public string Expression
    {
        get;
        init => field = value ?? "";
    } = "";
}
