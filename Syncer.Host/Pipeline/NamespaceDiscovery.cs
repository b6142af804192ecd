// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Host.Pipeline;

/// <summary>
/// Restricts collections to the namespaces that selectors match (spec gateways-routes 1.2): objects come and go as the labels
/// of their namespaces change. Without selectors there is no restriction, and no cost.
/// </summary>
internal sealed class NamespaceDiscovery
{
    private readonly IKrtCollection<NamespacedName, Namespace>? _discovered;

    /// <exception cref="ArgumentException">A selector is none that Kubernetes permits.</exception>
    public NamespaceDiscovery(
        IKrtCollection<NamespacedName, Namespace> namespaces,
        IReadOnlyCollection<LabelSelectorSpec> selectors
    )
    {
        if (selectors.Count == 0)
            return;
        var matching = selectors
            .Select(selector =>
                selector.ToSelector() ?? throw new ArgumentException($"{selector} is no label selector")
            )
            .ToArray();
        _discovered = namespaces.Where(
            row => matching.Any(selector => selector.Matches(row.Metadata.Labels)),
            new() { Name = "DiscoveredNamespaces" }
        );
    }

    /// <summary>The rows in namespaces that are discovered.</summary>
    public IKrtCollection<NamespacedName, T> Restrict<T>(IKrtCollection<NamespacedName, T> rows)
        where T : class, IKubernetesRow =>
        _discovered is null
            ? rows
            : rows.Select(
                (context, row) =>
                    context.Exists(_discovered, new NamespacedName("", row.Metadata.Namespace)) ? row : null,
                new() { Name = $"Discovered {rows.Name}" }
            );
}
