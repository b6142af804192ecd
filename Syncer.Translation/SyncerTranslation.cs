// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses;
using Syncer.Translation.Discovery;
using Syncer.Translation.Gateways;
using Syncer.Translation.References;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Backends;
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
    /// <exception cref="ArgumentException">A discovery selector is none that Kubernetes permits.</exception>
    public static SyncerOutputs Build(SyncerInputs inputs, SyncerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(settings);
        inputs = DiscoveredInputs.Of(inputs, settings.DiscoveryNamespaceSelectors);
        var grants = new ReferenceGrants(inputs.ReferenceGrants);
        var gateways = GatewayTranslation.Build(
            new GatewayInputs
            {
                GatewayClasses = inputs.GatewayClasses,
                Gateways = inputs.Gateways,
                ListenerSets = inputs.ListenerSets,
                Namespaces = inputs.Namespaces,
                Secrets = inputs.Secrets,
                ConfigMaps = inputs.ConfigMaps,
                Grants = grants,
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
                Grants = grants,
                Backends = BackendsOf(inputs, settings),
                Settings = settings,
            }
        );
        return new SyncerOutputs(
            gateways.Resources.UnionDisjoint(
                new CollectionOptions<ResourceKey, GatewayResource> { Name = "Resources" },
                routes.Resources
            ),
            AddressTranslation.Build(
                inputs.Services,
                inputs.Pods,
                inputs.EndpointSlices,
                inputs.Nodes,
                inputs.Namespaces,
                settings
            ),
            gateways
                .BuildStatuses(routes.Attachments)
                .UnionDisjoint(new CollectionOptions<StatusKey, ObjectStatus> { Name = "Statuses" }, routes.Statuses)
        )
        {
            Parents = gateways.Parents,
        };
    }

    private static Dictionary<GroupKind, BackendResolver> BackendsOf(SyncerInputs inputs, SyncerSettings settings) =>
        new()
        {
            [BackendResolvers.ServiceKind] = BackendResolvers.Services(inputs.Services, settings.ClusterDomain),
            [BackendResolvers.AgentgatewayBackendKind] = BackendResolvers.Objects(inputs.AgentgatewayBackends),
            [BackendResolvers.KgatewayBackendKind] = BackendResolvers.Objects(inputs.KgatewayBackends),
            [BackendResolvers.InferencePoolKind] = BackendResolvers.InferencePools(
                inputs.InferencePools,
                pool => pool.Spec.TargetPorts.Count == 0 ? null : pool.Spec.TargetPorts[0].Number,
                settings.ClusterDomain
            ),
        };
}
