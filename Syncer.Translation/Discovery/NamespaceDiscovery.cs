// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Discovery;

/// <summary>Which namespaces are discovered (spec gateways-routes 1.2).</summary>
public sealed class NamespaceDiscovery
{
    private readonly LabelSelector[] _selectors;

    /// <param name="selectors">Of which a namespace must fulfil one.</param>
    /// <exception cref="ArgumentException">A selector is none that Kubernetes permits.</exception>
    public NamespaceDiscovery(ValueList<LabelSelectorSpec> selectors)
    {
        ArgumentNullException.ThrowIfNull(selectors);
        _selectors =
        [
            .. selectors.Select(selector =>
                selector.ToSelector()
                ?? throw new ArgumentException("A discovery selector is invalid.", nameof(selectors))
            ),
        ];
    }

    /// <summary>Whether the objects of a namespace are read.</summary>
    public bool Discovers(Namespace row) =>
        _selectors.Any(selector => selector.Matches(NamespaceLabels.Of(row).Labels));
}
