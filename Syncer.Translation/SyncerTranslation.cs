// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses;
using Syncer.Translation.Discovery;
using Syncer.Translation.Gateways;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Status;

namespace Syncer.Translation;

/// <summary>The whole translation: Kubernetes objects in, resources, addresses and statuses out.</summary>
public static class SyncerTranslation
{
    /// <summary>
    /// Derives the outputs. They follow the inputs for as long as the engine lives; a change costs what it concerns, and
    /// broken input concerns itself alone.
    /// </summary>
    /// <param name="inputs">The collections to read; nothing is derived before they are synced.</param>
    /// <param name="settings">What the operator chose.</param>
    /// <param name="plugins">What takes part besides gateways, routes and addresses; by default what is built in.</param>
    /// <exception cref="ArgumentException">
    /// A discovery selector is none that Kubernetes permits, or two plugins declare one kind.
    /// </exception>
    public static SyncerOutputs Build(SyncerInputs inputs, SyncerSettings settings, PluginSet? plugins = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(settings);
        // That of the mesh counts wherever objects are discovered.
        var configMaps = inputs.ConfigMaps;
        plugins ??= PluginSet.BuiltIn;
        // Also where the controller runs in a namespace that is not discovered.
        var storedKeySets = KeySetConfigMaps.Of(inputs.ConfigMaps, KeySetConfigMaps.NamespaceOf(settings));
        inputs = DiscoveredInputs.Of(inputs, settings.DiscoveryNamespaceSelectors);
        var services = plugins.Declare(inputs, settings, storedKeySets);
        var gateways = GatewayTranslation.Build(
            new GatewayInputs
            {
                GatewayClasses = inputs.GatewayClasses,
                Gateways = inputs.Gateways,
                ListenerSets = inputs.ListenerSets,
                Namespaces = inputs.Namespaces,
                Secrets = inputs.Secrets,
                ConfigMaps = inputs.ConfigMaps,
                Grants = services.Grants,
            },
            settings
        );
        var routes = RouteCollections.Build(
            new RouteInputs
            {
                HttpRoutes = inputs.HttpRoutes,
                GrpcRoutes = inputs.GrpcRoutes,
                TcpRoutes = inputs.TcpRoutes,
                TlsRoutes = inputs.TlsRoutes,
                Parents = gateways.Parents,
                Grants = services.Grants,
                Backends = services.RouteBackends,
                Settings = settings,
            }
        );
        var translations = plugins.Translate(services);
        var references = ReferenceGraph.Build(
            gateways.Parents,
            routes.Routes,
            [.. translations.SelectMany(plugin => plugin.Translation.References)],
            settings.BackendDelivery
        );
        (string Plugin, PluginOutputs Outputs)[] outputs =
        [
            .. translations.Select(plugin => (plugin.Plugin, plugin.Translation.Deliver(references))),
        ];
        var core = gateways.Resources.UnionDisjoint(
            new CollectionOptions<ResourceKey, GatewayResource> { Name = "GatewayApiResources" },
            routes.Resources
        );
        var resources = new OwnedResources(core, outputs);
        return new SyncerOutputs(
            resources.All,
            AddressTranslation.Build(
                new AddressInputs
                {
                    Services = inputs.Services,
                    InferencePools = inputs.InferencePools,
                    ServiceEntries = inputs.ServiceEntries,
                    Pods = inputs.Pods,
                    WorkloadEntries = inputs.WorkloadEntries,
                    EndpointSlices = inputs.EndpointSlices,
                    Nodes = inputs.Nodes,
                    Namespaces = inputs.Namespaces,
                    Gateways = inputs.Gateways,
                    GatewayClasses = inputs.GatewayClasses,
                    ConfigMaps = configMaps,
                },
                settings
            ),
            gateways
                .BuildStatuses(routes.Attachments)
                .UnionDisjoint(
                    new CollectionOptions<StatusKey, ObjectStatus> { Name = "Statuses" },
                    [routes.Statuses, .. outputs.SelectMany(output => output.Outputs.Statuses)]
                ),
            resources.Collisions,
            JwksRequests.Of(services),
            storedKeySets
        )
        {
            Parents = gateways.Parents,
        };
    }
}
