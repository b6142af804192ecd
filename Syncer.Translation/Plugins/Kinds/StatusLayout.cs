// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Kinds;

/// <summary>Which part of the status of a kind belongs to this controller.</summary>
public abstract record StatusLayout
{
    private StatusLayout() { }

    /// <summary>The entries of <c>parents</c> that name the controller, as in routes.</summary>
    public static StatusLayout Parents { get; } = new ParentEntries();

    /// <summary>The entries of <c>ancestors</c> that name the controller, as in policies (GEP-713).</summary>
    public static StatusLayout Ancestors { get; } = new AncestorEntries();

    /// <summary>The <c>conditions</c> of these types, and every other field that is written.</summary>
    public static StatusLayout Conditions(params ReadOnlySpan<string> types) => new OwnConditions([.. types]);

    public sealed record ParentEntries : StatusLayout;

    public sealed record AncestorEntries : StatusLayout;

    public sealed record OwnConditions(ValueList<string> Types) : StatusLayout;
}
