// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>Which namespaces something may come from.</summary>
public sealed record NamespaceFilter
{
    /// <summary><c>All</c>, <c>Same</c>, <c>Selector</c> or <c>None</c>; null where unset.</summary>
    public string? From { get; init; }

    public LabelSelectorSpec? Selector { get; init; }
}
