// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Discovery;

/// <summary>Leaves out the objects of namespaces that are not to be discovered (spec gateways-routes 1.2).</summary>
internal static class DiscoveredInputs
{
    /// <summary>
    /// The objects of namespaces that fulfil any of the selectors, and all cluster-scoped ones; without selectors, all
    /// objects. Namespaces themselves are never left out.
    /// </summary>
    /// <exception cref="ArgumentException">A selector is none that Kubernetes permits.</exception>
    public static SyncerInputs Of(SyncerInputs inputs, ValueList<LabelSelectorSpec> selectors)
    {
        if (selectors.Count == 0)
            return inputs;
        var discovery = new NamespaceDiscovery(selectors);
        var discovered = inputs.Namespaces.Where(discovery.Discovers, new() { Name = "DiscoveredNamespaces" });
        return inputs with
        {
            Gateways = In(discovered, inputs.Gateways),
            ListenerSets = In(discovered, inputs.ListenerSets),
            HttpRoutes = In(discovered, inputs.HttpRoutes),
            GrpcRoutes = In(discovered, inputs.GrpcRoutes),
            TcpRoutes = In(discovered, inputs.TcpRoutes),
            TlsRoutes = In(discovered, inputs.TlsRoutes),
            ReferenceGrants = In(discovered, inputs.ReferenceGrants),
            BackendTlsPolicies = In(discovered, inputs.BackendTlsPolicies),
            AgentgatewayBackends = In(discovered, inputs.AgentgatewayBackends),
            KgatewayBackends = In(discovered, inputs.KgatewayBackends),
            InferencePools = In(discovered, inputs.InferencePools),
            Services = In(discovered, inputs.Services),
            Pods = In(discovered, inputs.Pods),
            EndpointSlices = In(discovered, inputs.EndpointSlices),
            ServiceEntries = In(discovered, inputs.ServiceEntries),
            WorkloadEntries = In(discovered, inputs.WorkloadEntries),
            Secrets = In(discovered, inputs.Secrets),
            ConfigMaps = In(discovered, inputs.ConfigMaps),
            Custom = new(inputs.Custom.Kinds, new DiscoveredCustomRows(discovered, inputs.Custom)),
        };
    }

    private sealed class DiscoveredCustomRows(IKrtCollection<NamespacedName, Namespace> discovered, CustomRows custom)
        : ICustomKindVisitor<IKrtCollection>
    {
        public IKrtCollection Visit<T>(CustomKind<T> kind)
            where T : class, IKubernetesRow => kind.IsClusterScoped ? custom.Of(kind) : In(discovered, custom.Of(kind));
    }

    private static IKrtCollection<NamespacedName, T> In<T>(
        IKrtCollection<NamespacedName, Namespace> discovered,
        IKrtCollection<NamespacedName, T> objects
    )
        where T : class, IKubernetesRow =>
        objects.Select(
            (context, row) => context.Exists(discovered, new("", row.Metadata.Namespace)) ? row : null,
            new() { Name = $"Discovered{typeof(T).Name}s" }
        );
}
