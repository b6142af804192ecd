// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>A source that watches, with a record of what it commits and reports.</summary>
internal sealed class WatchedManifests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly KrtEngine _engine = new();
    private readonly Lock _lock = new();
    private readonly List<(Func<bool> IsMet, TaskCompletionSource Met)> _waiting = [];
    private IDisposable? _subscription;
    private ManifestSource? _source;

    private WatchedManifests() => Sources = Kinds.Catalogue.CreateSources(_engine.Root);

    public KindSources Sources { get; }

    public ManifestSource Source => _source!;

    /// <summary>The sizes of the widgets by name.</summary>
    public ImmutableSortedDictionary<string, int> Sizes { get; private set; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The sets of changes to the widgets, the first one being the content at the start.</summary>
    public ImmutableList<ChangeSet<NamespacedName, Widget>> Commits { get; private set; } = [];

    public ImmutableList<string> Problems { get; private set; } = [];

    public static async Task<WatchedManifests> StartAsync(
        ManifestSourceOptions options,
        params IReadOnlyList<string> paths
    )
    {
        var manifests = new WatchedManifests();
        options = options with { OnProblem = manifests.OnProblem };
        manifests._source = await ManifestSource.WatchAsync(manifests._engine, manifests.Sources, paths, options);
        var widgets = manifests.Sources.Of<Widget>();
        manifests._subscription = widgets
            .Connect(new() { Backlog = BacklogPolicy.Unbounded })
            .Subscribe(manifests.OnCommit);
        await manifests.UntilAsync(() => manifests.Commits.Count == 1);
        return manifests;
    }

    /// <summary>Starts with a quiet period that has passed soon.</summary>
    public static Task<WatchedManifests> StartAsync(params IReadOnlyList<string> paths) =>
        StartAsync(new() { QuietPeriod = TimeSpan.FromMilliseconds(20) }, paths);

    /// <summary>Waits until a commit or a report makes something true.</summary>
    public async Task UntilAsync(Func<bool> isMet)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((isMet, met));
            Check();
        }
        try
        {
            await met.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"widgets: {string.Join(", ", Sizes)}; problems: {string.Join("; ", Problems)}");
        }
    }

    public Task UntilSizesAsync(params IEnumerable<(string Name, int Size)> sizes)
    {
        var expected = sizes.ToImmutableSortedDictionary(size => size.Name, size => size.Size, StringComparer.Ordinal);
        return UntilAsync(() => Sizes.SequenceEqual(expected));
    }

    public Task UntilReportedAsync(string problem) => UntilAsync(() => Problems.Contains(problem));

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
            Assert.That(_source.Completion.IsCompletedSuccessfully, Is.True, "the source failed");
        }
        _subscription?.Dispose();
        await _engine.DisposeAsync();
    }

    private void OnCommit(ChangeSet<NamespacedName, Widget> changes)
    {
        lock (_lock)
        {
            foreach (var change in changes)
            {
                Sizes = change.New is { } row
                    ? Sizes.SetItem(change.Key.Name, row.Spec.Size)
                    : Sizes.Remove(change.Key.Name);
            }
            Commits = Commits.Add(changes);
            Check();
        }
    }

    private void OnProblem(ManifestProblem problem)
    {
        lock (_lock)
        {
            Problems = Problems.Add(problem.ToString());
            Check();
        }
    }

    private void Check()
    {
        foreach (var (_, met) in _waiting.Where(waiting => waiting.IsMet()))
            met.TrySetResult();
        _waiting.RemoveAll(waiting => waiting.Met.Task.IsCompleted);
    }
}
