// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Cluster.Definitions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Krt.Kubernetes.Cluster;

/// <summary>Fills the source collections of kinds from an API server, and follows it until it is disposed.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>start</term><description>one transaction that holds the objects of all kinds and marks them synced; a kind that
/// may not be read is not waited for, and follows when it may; no collection is synced before</description></item>
/// <item><term>events</term><description>all that are waiting become one transaction of their kind</description></item>
/// <item><term>a watch that ends or breaks</term><description>it goes on from where it was</description></item>
/// <item><term>a version that is too old to go on from</term><description>the objects are listed again; one transaction with
/// the differences</description></item>
/// <item><term>a kind without CustomResourceDefinition</term><description>it is synced and empty, and followed as soon as it is
/// defined</description></item>
/// <item><term>an object that cannot be decoded</term><description>it is reported and counts as absent</description></item>
/// </list>
/// </remarks>
public sealed class ClusterSource : IAsyncDisposable
{
    private readonly List<(KubernetesKind Kind, KindFollower Follower)> _followers = [];
    private readonly DefinitionSink _definitions;
    private readonly KindFollower _definitionFollower;
    private readonly CancellationTokenSource _stop = new();

    private ClusterSource(KrtEngine engine, KindSources sources, ApiClient api, ClusterSourceOptions options)
    {
        var log = (ILogger?)options.LoggerFactory?.CreateLogger<ClusterSource>() ?? NullLogger.Instance;
        _definitions = new DefinitionSink(sources.Catalogue.Where(kind => !kind.IsBuiltIn));
        var coldStart = new ColdStart(engine, sources, options.Follows);
        foreach (var binding in sources.Where(binding => options.Follows(binding.Kind)))
        {
            var definition = binding.Kind.IsBuiltIn ? null : _definitions.Of(binding.Kind);
            var sink = new SourceSink(engine, binding, coldStart);
            _followers.Add((binding.Kind, new KindFollower(binding.Kind, api, sink, definition, options, log)));
        }
        _definitionFollower = new KindFollower(DefinitionSink.Kind, api, _definitions, definition: null, options, log);
        Synced = Task.WhenAll(sources.Select(binding => binding.Source.Synced));
    }

    /// <summary>Completes when every collection has been complete once.</summary>
    public Task Synced { get; }

    /// <summary>Ends when the source is disposed, and fails when it cannot go on, as when the engine is gone.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>How following each kind goes, in the order of the catalogue.</summary>
    public IReadOnlyList<KindState> States =>
        [
            .. _followers.Select(followed =>
            {
                var (phase, isListed, problem) = followed.Follower.State;
                return new KindState(followed.Kind, phase, isListed, problem);
            }),
        ];

    /// <summary>Starts to follow.</summary>
    /// <param name="engine">The engine of the collections.</param>
    /// <param name="sources">The kinds to read and their collections; nobody else may write to these.</param>
    /// <param name="api">The server.</param>
    /// <param name="options">How to follow.</param>
    public static ClusterSource Start(
        KrtEngine engine,
        KindSources sources,
        ApiClient api,
        ClusterSourceOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(api);
        var source = new ClusterSource(engine, sources, api, options ?? new ClusterSourceOptions());
        source.Completion = Task.WhenAll(
            source
                ._followers.Select(followed => followed.Follower)
                .Append(source._definitionFollower)
                .Select(follower => Task.Run(() => follower.RunAsync(source._stop.Token)))
        );
        return source;
    }

    /// <summary>Stops following; the rows stay.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _definitions.Dispose();
        _stop.Dispose();
    }
}
