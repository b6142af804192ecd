// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;
using Syncer.Translation;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Syncer.Translation.Rows.Kgateway;
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
    /// <param name="plugins">What takes part in the translation; by default what is built in.</param>
    public SyncerPipeline(SyncerSettings settings, KrtEngineOptions? engine = null, PluginSet? plugins = null)
    {
        Settings = settings;
        Plugins = plugins ?? PluginSet.BuiltIn;
        Engine = new KrtEngine(engine);
        Sources = SyncerKinds.With(Plugins).CreateSources(Engine.Root);
        FetchedKeySets = Engine.Root.Source<NamespacedName, ConfigMap>(new() { Name = "FetchedKeySets" });
        FetchedKeySets.MarkSynced();
        var inputs = InputsOf(Sources, Plugins);
        inputs = inputs with
        {
            ConfigMaps = FetchedKeySets.Union(
                new CollectionOptions<NamespacedName, ConfigMap> { Name = "ConfigMapsAndKeySets" },
                inputs.ConfigMaps
            ),
        };
        Outputs = SyncerTranslation.Build(inputs, settings, Plugins);
        XdsResources = Outputs
            .Addresses.Select(
                (_, address) => XdsResource.Encode(new(XdsResourceType.Address, null, address.Key), address.Message),
                resource => resource.Key,
                new() { Name = "EncodedAddresses" }
            )
            .UnionDisjoint(
                new CollectionOptions<XdsResourceKey, XdsResource> { Name = "XdsResources" },
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

    /// <summary>What the operator chose.</summary>
    public SyncerSettings Settings { get; }

    /// <summary>What takes part in the translation.</summary>
    public PluginSet Plugins { get; }

    /// <summary>The engine; the pipeline owns it.</summary>
    public KrtEngine Engine { get; }

    /// <summary>The collections to fill, one per kind.</summary>
    public KindSources Sources { get; }

    /// <summary>ConfigMaps with key sets that were fetched where no cluster keeps them; they count before others of their names.</summary>
    public SourceCollection<NamespacedName, ConfigMap> FetchedKeySets { get; }

    /// <summary>Resources, addresses and statuses.</summary>
    public SyncerOutputs Outputs { get; }

    /// <summary>What delta xDS serves.</summary>
    public IKrtCollection<XdsResourceKey, XdsResource> XdsResources { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private static SyncerInputs InputsOf(KindSources sources, PluginSet plugins) =>
        new()
        {
            GatewayClasses = sources.Of<GatewayClass>(),
            Gateways = sources.Of<Gateway>(),
            ListenerSets = sources.Of<ListenerSet>(),
            HttpRoutes = sources.Of<HttpRoute>(),
            GrpcRoutes = sources.Of<GrpcRoute>(),
            TcpRoutes = sources.Of<TcpRoute>(),
            TlsRoutes = sources.Of<TlsRoute>(),
            ReferenceGrants = sources.Of<ReferenceGrant>(),
            BackendTlsPolicies = sources.Of<BackendTlsPolicy>(),
            AgentgatewayBackends = sources.Of<AgentgatewayBackend>(),
            KgatewayBackends = sources.Of<KgatewayBackend>(),
            InferencePools = sources.Of<InferencePool>(),
            Services = sources.Of<Service>(),
            Pods = sources.Of<Pod>(),
            EndpointSlices = sources.Of<EndpointSlice>(),
            ServiceEntries = sources.Of<ServiceEntry>(),
            WorkloadEntries = sources.Of<WorkloadEntry>(),
            Nodes = sources.Of<Node>(),
            Namespaces = sources.Of<Namespace>(),
            Secrets = sources.Of<Secret>(),
            ConfigMaps = sources.Of<ConfigMap>(),
            Custom = new(plugins.Kinds, new SourcesOfKinds(sources)),
        };

    private sealed class SourcesOfKinds(KindSources sources) : ICustomKindVisitor<IKrtCollection>
    {
        public IKrtCollection Visit<T>(CustomKind<T> kind)
            where T : class, IKubernetesRow => sources.Of<T>();
    }
}
