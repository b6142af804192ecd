// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Files;

namespace Krt.Kubernetes.Manifests;

/// <summary>
/// Fills the source collections of kinds from manifests: files, and folders with all the <c>*.yaml</c>, <c>*.yml</c> and
/// <c>*.json</c> files in them and below. Names in folders that begin with a dot are skipped, links are followed.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>start</term><description>one transaction that holds every object and marks every collection synced</description></item>
/// <item><term>a file changes or appears</term><description>at once, one transaction with the differences; what the file lacks
/// now is removed after the quiet period</description></item>
/// <item><term>a file goes</term><description>its objects are removed after the quiet period, unless another file has them</description></item>
/// <item><term>a file cannot be read, or breaks the syntax</term><description>its objects stay as they were when it was good last</description></item>
/// <item><term>an object cannot be decoded</term><description>it stays as it was when it was good last; the others of the file
/// follow the file. If it cannot even be told which object is meant, the file removes none</description></item>
/// <item><term>two files define an object</term><description>the first one counts: given paths in their order, files of a folder
/// in the ordinal order of their paths</description></item>
/// <item><term>a file defines an object twice</term><description>the last one counts, as it would if the file were applied</description></item>
/// </list>
/// </remarks>
public sealed class ManifestSource : IAsyncDisposable
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly KrtEngine _engine;
    private readonly KindSources _sources;
    private readonly IReadOnlyList<string> _paths;
    private readonly ManifestSourceOptions _options;
    private readonly ManifestFiles _files;
    private readonly ProblemLog _problems;
    private readonly WakeUps _wakeUps = new();
    private readonly DirectoryWatchers _watchers;
    private readonly ITimer _settlement;
    private readonly ITimer _rescan;
    private readonly CancellationTokenSource _stop = new();

    private ManifestSource(
        KrtEngine engine,
        KindSources sources,
        IReadOnlyList<string> paths,
        ManifestSourceOptions options
    )
    {
        _engine = engine;
        _sources = sources;
        _paths = paths;
        _options = options;
        _files = new ManifestFiles(new ManifestReader(sources.Catalogue));
        _problems = new ProblemLog(options.OnProblem);
        _watchers = new DirectoryWatchers(paths, _wakeUps);
        _settlement = CreateTimer(Timeout.InfiniteTimeSpan);
        _rescan = CreateTimer(options.RescanInterval);
    }

    /// <summary>What is wrong now, in the order of the files.</summary>
    public IReadOnlyList<ManifestProblem> Problems => _problems.Current;

    /// <summary>Ends when the source is disposed, and fails when it cannot go on, as when the engine is gone.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Reads manifests once.</summary>
    /// <param name="engine">The engine of the collections.</param>
    /// <param name="sources">The kinds to read and their collections.</param>
    /// <param name="paths">Files and folders; <c>-</c> stands for standard input.</param>
    /// <param name="standardInput">What <c>-</c> reads; by default that of the process.</param>
    /// <param name="fillInDefaults">Whether defaults are filled in as by an API server; not for objects that come from one.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>When the rows are published: what was wrong.</returns>
    public static async Task<ManifestLoad> LoadAsync(
        KrtEngine engine,
        KindSources sources,
        IReadOnlyList<string> paths,
        Stream? standardInput = null,
        bool fillInDefaults = false,
        CancellationToken cancellationToken = default
    )
    {
        var files = new ManifestFiles(new ManifestReader(sources.Catalogue) { KeepsDocuments = true });
        files.Refresh(FileScan.Of(paths), new ChangedPaths(), default);
        for (var root = 0; root < paths.Count; root++)
        {
            if (paths[root] == StandardInput)
                files.Add(root, "standard input", standardInput ?? Console.OpenStandardInput());
        }
        await CommitAllAsync(engine, sources, files, fillInDefaults, cancellationToken).ConfigureAwait(false);
        return new ManifestLoad(
            [.. files.Problems],
            [
                .. files.Objects.Definitions.Select(definition => new ManifestDefinition(
                    definition.Key.Kind,
                    definition.Key.Name,
                    definition.File.Path,
                    definition.Line,
                    definition.Document
                )),
            ]
        );
    }

    /// <summary>
    /// Reads manifests and follows their changes until the source is disposed. Nobody else fills in defaults, so they are
    /// filled in as by an API server (<see cref="KubernetesKind{T}.WithDefaults"/>).
    /// </summary>
    /// <param name="engine">The engine of the collections.</param>
    /// <param name="sources">The kinds to read and their collections; nobody else may write to these.</param>
    /// <param name="paths">Files and folders; they need not exist yet.</param>
    /// <param name="options">How they are watched.</param>
    /// <param name="cancellationToken">Ends waiting for the start.</param>
    /// <returns>When the first content is published and changes are being watched.</returns>
    /// <exception cref="ArgumentException">Standard input is among the paths.</exception>
    public static async Task<ManifestSource> WatchAsync(
        KrtEngine engine,
        KindSources sources,
        IReadOnlyList<string> paths,
        ManifestSourceOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        if (paths.Contains(StandardInput, StringComparer.Ordinal))
            throw new ArgumentException("standard input cannot be watched", nameof(paths));
        var source = new ManifestSource(engine, sources, paths, options ?? new ManifestSourceOptions());
        try
        {
            source.Look(new ChangedPaths(), TimeSpan.Zero);
            await CommitAllAsync(engine, sources, source._files, fillInDefaults: true, cancellationToken)
                .ConfigureAwait(false);
            source.Report();
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        source.Completion = Task.Run(source.FollowAsync, CancellationToken.None);
        return source;
    }

    /// <summary>Stops watching; the rows stay.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _settlement.DisposeAsync().ConfigureAwait(false);
        await _rescan.DisposeAsync().ConfigureAwait(false);
        _watchers.Dispose();
        _stop.Dispose();
    }

    private static async Task CommitAllAsync(
        KrtEngine engine,
        KindSources sources,
        ManifestFiles files,
        bool fillInDefaults,
        CancellationToken cancellationToken
    )
    {
        var changes = files.Objects.TakeChanges();
        await engine
            .CommitAsync(
                transaction =>
                {
                    Write(transaction, sources, changes, fillInDefaults);
                    foreach (var binding in sources)
                        binding.MarkSynced(transaction);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static void Write(
        ITransaction transaction,
        KindSources sources,
        IReadOnlyList<ObjectChange> changes,
        bool fillInDefaults
    )
    {
        foreach (var (key, row) in changes)
        {
            if (row is null)
                sources.Of(key.Kind).Remove(transaction, key.Name);
            else
                sources.Of(key.Kind).Set(transaction, fillInDefaults ? key.Kind.FillIn(row) : row);
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (true)
            {
                var changed = await _wakeUps.TakeAsync(_stop.Token).ConfigureAwait(false);
                Look(changed, _options.QuietPeriod);
                var changes = _files.Objects.TakeChanges();
                if (changes.Count > 0)
                {
                    await _engine
                        .CommitAsync(
                            transaction => Write(transaction, _sources, changes, fillInDefaults: true),
                            _stop.Token
                        )
                        .ConfigureAwait(false);
                }
                Report();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private void Look(ChangedPaths changed, TimeSpan quietPeriod)
    {
        var scan = FileScan.Of(_paths);
        while (_watchers.Follow(scan.Directories))
            scan = FileScan.Of(_paths);
        var now = _options.TimeProvider.GetUtcNow();
        _files.Refresh(scan, changed, new Moment(now, quietPeriod));
        _settlement.Change(_files.NextSettlement - now ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Report()
    {
        var notWatched = _watchers.Failures.Select(failure => new ManifestProblem(
            ProblemSeverity.Warning,
            failure.Key.FullPath,
            Line: 0,
            Subject: null,
            Field: null,
            $"the folder cannot be watched, so it is looked at every {_options.RescanInterval}: {failure.Value}"
        ));
        _problems.Update([.. _files.Problems, .. notWatched]);
    }

    private ITimer CreateTimer(TimeSpan interval) =>
        _options.TimeProvider.CreateTimer(_ => _wakeUps.Signal(), null, interval, interval);
}
