// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;
using Syncer.Translation;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Xds;

namespace Syncer.Host.Pipeline;

/// <summary>
/// The dataflow from Kubernetes objects to encoded resources: <c>serve</c> and <c>translate</c> run this one, so that what
/// one prints is what the other serves.
/// </summary>
public sealed class SyncerPipeline : IAsyncDisposable
{
    /// <summary>Builds the graph; it is empty until <see cref="Sources"/> are filled and marked synced.</summary>
    /// <param name="settings">What the operator chose.</param>
    /// <param name="engine">How the engine runs.</param>
    public SyncerPipeline(SyncerSettings settings, KrtEngineOptions? engine = null)
    {
        Engine = new KrtEngine(engine);
        Sources = SyncerKinds.Catalogue.CreateSources(Engine.Root);
        Outputs = SyncerTranslation.Build(InputsOf(Sources, settings), settings);
        XdsResources = Outputs
            .Addresses.Select(
                (_, address) => XdsResource.Encode(new(XdsResourceType.Address, null, address.Key), address.Message),
                resource => resource.Key,
                new() { Name = "EncodedAddresses" }
            )
            .Union(
                Outputs.Resources.Select(
                    (_, resource) =>
                        XdsResource.Encode(
                            new(XdsResourceType.Resource, resource.Key.Gateway, resource.Key.Name),
                            resource.Message
                        ),
                    resource => resource.Key,
                    new() { Name = "EncodedResources" }
                )
            );
    }

    /// <summary>The engine; the pipeline owns it.</summary>
    public KrtEngine Engine { get; }

    /// <summary>The collections to fill, one per kind.</summary>
    public KindSources Sources { get; }

    /// <summary>Resources, addresses and statuses.</summary>
    public SyncerOutputs Outputs { get; }

    /// <summary>What delta xDS serves.</summary>
    public IKrtCollection<XdsResourceKey, XdsResource> XdsResources { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private static SyncerInputs InputsOf(KindSources sources, SyncerSettings settings)
    {
        var discovery = new NamespaceDiscovery(sources.Of<Namespace>(), settings.DiscoveryNamespaceSelectors);
        return new SyncerInputs
        {
            GatewayClasses = sources.Of<GatewayClass>(),
            Gateways = Discovered<Gateway>(),
            ListenerSets = Discovered<ListenerSet>(),
            HttpRoutes = Discovered<HttpRoute>(),
            GrpcRoutes = Discovered<GrpcRoute>(),
            TcpRoutes = Discovered<TcpRoute>(),
            TlsRoutes = Discovered<TlsRoute>(),
            ReferenceGrants = Discovered<ReferenceGrant>(),
            AgentgatewayBackends = Discovered<AgentgatewayBackend>(),
            Services = Discovered<Service>(),
            Pods = Discovered<Pod>(),
            EndpointSlices = Discovered<EndpointSlice>(),
            Nodes = sources.Of<Node>(),
            Namespaces = sources.Of<Namespace>(),
            Secrets = Discovered<Secret>(),
            ConfigMaps = Discovered<ConfigMap>(),
        };

        IKrtCollection<NamespacedName, T> Discovered<T>()
            where T : class, IKubernetesRow => discovery.Restrict(sources.Of<T>());
    }
}
