// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Discovery;

/// <summary>Leaves out the objects of namespaces that are not to be discovered (spec gateways-routes 1.2).</summary>
internal sealed class DiscoveredInputs : SyncerInputs
{
    private readonly SyncerInputs _all;
    private readonly IKrtCollection<NamespacedName, Namespace> _discovered;
    private readonly Dictionary<Type, IKrtCollection> _collections = [];

    private DiscoveredInputs(SyncerInputs all, NamespaceDiscovery discovery)
    {
        _all = all;
        _discovered = all.Of<Namespace>().Where(discovery.Discovers, new() { Name = "DiscoveredNamespaces" });
        _collections.Add(typeof(Namespace), all.Of<Namespace>());
    }

    /// <summary>
    /// The objects of namespaces that fulfil any of the selectors, and all cluster-scoped ones; without selectors, all
    /// objects. Namespaces themselves are never left out.
    /// </summary>
    /// <exception cref="ArgumentException">A selector is none that Kubernetes permits.</exception>
    public static SyncerInputs Of(SyncerInputs inputs, ValueList<LabelSelectorSpec> selectors) =>
        selectors.Count == 0 ? inputs : new DiscoveredInputs(inputs, new NamespaceDiscovery(selectors));

    /// <inheritdoc/>
    public override IKrtCollection<NamespacedName, T> Of<T>()
    {
        if (_collections.TryGetValue(typeof(T), out var known))
            return (IKrtCollection<NamespacedName, T>)known;
        var objects = _all.Of<T>()
            .Select(
                (context, row) => Discovers(context, row.Key.Namespace) ? row : null,
                new() { Name = $"Discovered{typeof(T).Name}s" }
            );
        _collections.Add(typeof(T), objects);
        return objects;
    }

    private bool Discovers(TransformContext context, string name) =>
        name.Length == 0 || context.Exists(_discovered, new("", name));
}
