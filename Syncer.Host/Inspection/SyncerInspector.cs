// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;
using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Inspection.Explaining;
using Syncer.Host.Inspection.Graphs;
using Syncer.Host.Inspection.Provenance;
using Syncer.Host.Pipeline;
using Syncer.Translation;
using Syncer.Xds;

namespace Syncer.Host.Inspection;

/// <summary>
/// Answers questions about a dataflow: the command line asks it about files, the admin server about what it serves. Every
/// answer is made when it is asked for; nothing is kept. May be used from any thread.
/// </summary>
/// <param name="pipeline">The dataflow.</param>
/// <param name="server">What serves it to proxies, where something does.</param>
internal sealed class SyncerInspector(SyncerPipeline pipeline, DeltaXdsServer? server = null) : IInspection
{
    public SyncerPipeline Pipeline => pipeline;

    public KrtEngine Engine => pipeline.Engine;

    public KindSources Sources => pipeline.Sources;

    public Lineage Lineage { get; } = new(pipeline.Engine, pipeline.Sources);

    /// <summary>The proxies of this moment.</summary>
    public IReadOnlyList<XdsConnectionState> Connections => server?.Connections ?? [];

    /// <summary>What proxies rejected, the latest first.</summary>
    public IReadOnlyList<RejectionRecord> Rejections => server?.Rejections ?? [];

    /// <summary>The epoch in which a resource changed last, where something serves it.</summary>
    public long? ServedSince(XdsResourceKey key) => server?.EpochOf(key);

    public Task<ObjectExplanation> ExplainObjectAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var binding = KindNames.Find(Sources, kind);
        return Task.FromResult(new ObjectExplainer(this, binding, KindNames.NameOf(binding.Kind, name)).Explain());
    }

    public Task<ResourceExplanation> ExplainResourceAsync(string wireName, CancellationToken cancellationToken) =>
        Task.FromResult(ResourceExplainer.Explain(this, wireName));

    public Task<string> RenderGraphAsync(string view, string form, CancellationToken cancellationToken) =>
        Task.FromResult(GraphRendering.Render(this, view, form));

    public Task<ServedConfiguration> ReadConfigurationAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ConfigurationReader.Read(this));

    /// <summary>The keys of all objects of a kind, in order.</summary>
    public IReadOnlyList<NamespacedName> NamesOf(KindBinding kind)
    {
        // A dump, not a snapshot, for that would be kept up to date ever after.
        var dump = Engine.Dump(
            new DumpOptions
            {
                Names = kind.Kind.ToString(),
                IncludeRows = true,
                MaxRows = int.MaxValue,
            }
        );
        return
        [
            .. dump
                .Collections.Where(collection => collection.Id == kind.Source.Id)
                .SelectMany(collection => collection.Rows)
                .SelectMany(row => row.Outputs)
                .Select(output => Lineage.NameOf(output.Key))
                .Order(),
        ];
    }

    /// <summary>The binding of the kind of an object.</summary>
    public KindBinding BindingOf(ObjectIdentity identity) =>
        Sources.Single(binding => binding.Kind.Group == identity.Kind.Group && binding.Kind.Kind == identity.Kind.Kind);
}
