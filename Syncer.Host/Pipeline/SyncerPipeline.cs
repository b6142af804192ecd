// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;
using Syncer.Translation;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
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
        var inputs = new SourceInputs(Sources, Engine.Root).With(
            FetchedKeySets.Union(
                new CollectionOptions<NamespacedName, ConfigMap> { Name = "ConfigMapsAndKeySets" },
                Sources.Of<ConfigMap>()
            )
        );
        Outputs = SyncerTranslation.Build(inputs, settings, Plugins);
        XdsResources = Outputs
            .Addresses.Select(
                (_, address) => XdsResource.Encode(new(XdsResourceType.Address, null, address.Key), address.Content),
                resource => resource.Key,
                new() { Name = "EncodedAddresses" }
            )
            .UnionDisjoint(
                new CollectionOptions<XdsResourceKey, XdsResource> { Name = "XdsResources" },
                Outputs.Resources.Select(
                    (_, resource) =>
                        XdsResource.Encode(
                            new(XdsResourceType.Resource, resource.Key.Gateway, resource.Key.Name),
                            resource.Content
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

    private sealed class SourceInputs(KindSources sources, KrtScope scope) : SyncerInputs
    {
        private readonly SyncerInputs _others = Empty(scope);

        public override IKrtCollection<NamespacedName, T> Of<T>() => sources.Find<T>() ?? _others.Of<T>();
    }
}
