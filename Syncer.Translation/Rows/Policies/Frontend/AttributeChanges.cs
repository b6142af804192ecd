// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Frontend;

/// <summary>Attributes to add to, and remove from, what is reported.</summary>
public sealed record AttributeChanges
{
    public ValueList<AttributeExpression> Add
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> Remove
    {
        get;
        init => field = value ?? [];
    } = [];
}
