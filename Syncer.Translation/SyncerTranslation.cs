// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses;
using Syncer.Translation.Discovery;
using Syncer.Translation.Gateways;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Syncer.Translation.Rows.Routes;
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
        var configMaps = inputs.Of<ConfigMap>();
        plugins ??= PluginSet.BuiltIn;
        // Also where the controller runs in a namespace that is not discovered.
        var storedKeySets = KeySetConfigMaps.Of(inputs.Of<ConfigMap>(), KeySetConfigMaps.NamespaceOf(settings));
        inputs = DiscoveredInputs.Of(inputs, settings.DiscoveryNamespaceSelectors);
        var services = plugins.Declare(inputs, settings, storedKeySets);
        var gateways = GatewayTranslation.Build(
            new GatewayInputs
            {
                GatewayClasses = inputs.Of<GatewayClass>(),
                Gateways = inputs.Of<Gateway>(),
                ListenerSets = inputs.Of<ListenerSet>(),
                Namespaces = inputs.Of<Namespace>(),
                Secrets = inputs.Of<Secret>(),
                ConfigMaps = inputs.Of<ConfigMap>(),
                Grants = services.Grants,
            },
            settings
        );
        var routes = RouteCollections.Build(
            new RouteInputs
            {
                HttpRoutes = inputs.Of<HttpRoute>(),
                GrpcRoutes = inputs.Of<GrpcRoute>(),
                TcpRoutes = inputs.Of<TcpRoute>(),
                TlsRoutes = inputs.Of<TlsRoute>(),
                Parents = gateways.Parents,
                Grants = services.Grants,
                Backends = services.RouteBackends,
                Settings = settings,
            }
        );
        var translations = plugins.Translate(services with { Parents = gateways.Parents });
        var references = ReferenceGraph.Build(
            gateways.Parents,
            routes.Routes,
            [.. translations.SelectMany(plugin => plugin.Translation.References)],
            settings.BackendDelivery
        );
        var attachments = routes.Attachments.UnionDisjoint(
            new CollectionOptions<RouteAttachment, RouteAttachment> { Name = "Attachments" },
            [.. translations.SelectMany(plugin => plugin.Translation.Attachments)]
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
                    Services = inputs.Of<Service>(),
                    InferencePools = inputs.Of<InferencePool>(),
                    ServiceEntries = inputs.Of<ServiceEntry>(),
                    Pods = inputs.Of<Pod>(),
                    WorkloadEntries = inputs.Of<WorkloadEntry>(),
                    EndpointSlices = inputs.Of<EndpointSlice>(),
                    Nodes = inputs.Of<Node>(),
                    Namespaces = inputs.Of<Namespace>(),
                    Gateways = inputs.Of<Gateway>(),
                    GatewayClasses = inputs.Of<GatewayClass>(),
                    ConfigMaps = configMaps,
                },
                settings
            ),
            gateways
                .BuildStatuses(attachments)
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
