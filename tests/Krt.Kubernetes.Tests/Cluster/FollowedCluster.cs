// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Rows;
using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Cluster;

/// <summary>A source that follows a server, with a record of what it commits and reports.</summary>
internal sealed class FollowedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _patience;
    private readonly KrtEngine _engine = new();
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ApiClient _client;
    private readonly List<string> _log = [];
    private readonly Dictionary<string, SortedDictionary<string, object>> _rows = [];
    private readonly List<(long Epoch, string Change)> _changes = [];

    private FollowedCluster(
        ApiClient client,
        ClusterSourceOptions? options,
        KindCatalogue? catalogue,
        TimeSpan? patience
    )
    {
        _client = client;
        _patience = patience ?? TimeSpan.FromSeconds(40);
        Sources = (catalogue ?? Kinds.Followed).CreateSources(_engine.Root);
        foreach (var binding in Sources)
            _rows.Add(binding.Kind.Kind, new SortedDictionary<string, object>(StringComparer.Ordinal));
        foreach (var binding in Sources)
        {
            if (binding is KindBinding<Widget> widgets)
                Record(widgets);
            else if (binding is KindBinding<Credentials> secrets)
                Record(secrets);
            else if (binding is KindBinding<Zone> zones)
                Record(zones);
        }
        options ??= new ClusterSourceOptions();
        Source = ClusterSource.Start(_engine, Sources, client, options with { LoggerFactory = new Log(OnLog) });
    }

    public KindSources Sources { get; }

    public ClusterSource Source { get; }

    /// <summary>What was logged.</summary>
    public string[] Logged
    {
        get
        {
            lock (_lock)
                return [.. _log];
        }
    }

    /// <summary>The sizes of the widgets by name, <c>a=1 b=2</c>.</summary>
    public string Widgets
    {
        get
        {
            lock (_lock)
                return string.Join(
                    ' ',
                    _rows.GetValueOrDefault("Widget", []).Select(row => $"{row.Key}={((Widget)row.Value).Spec.Size}")
                );
        }
    }

    /// <summary>The changes since the last call, <c>Add a</c>, in their order, without those of Secrets.</summary>
    public string[] TakeChanges()
    {
        lock (_lock)
        {
            var changes = _changes.Select(change => change.Change).ToArray();
            _changes.Clear();
            return changes;
        }
    }

    /// <summary>How many changes have not been taken.</summary>
    public int ChangeCount
    {
        get
        {
            lock (_lock)
                return _changes.Count;
        }
    }

    /// <summary>The epochs of the changes there have been.</summary>
    public long[] Epochs
    {
        get
        {
            lock (_lock)
                return [.. _changes.Select(change => change.Epoch).Distinct()];
        }
    }

    public static FollowedCluster Start(
        ApiClient client,
        ClusterSourceOptions? options = null,
        KindCatalogue? catalogue = null,
        TimeSpan? patience = null
    ) => new(client, options, catalogue, patience);

    public static FollowedCluster Start(
        string kubeconfig,
        ClusterSourceOptions? options = null,
        KindCatalogue? catalogue = null
    ) => new(new ApiClient(ClusterAccess.FromKubeconfig(kubeconfig)), options, catalogue, null);

    public Task UntilSyncedAsync() => UntilAsync(() => Source.Synced.IsCompleted);

    /// <summary>Waits until something is true; states of kinds are not announced, so it looks again and again.</summary>
    /// <param name="isMet">What is waited for.</param>
    /// <param name="meanwhile">Done between two looks.</param>
    public async Task UntilAsync(Func<bool> isMet, Action? meanwhile = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isMet())
        {
            if (Stopwatch.GetElapsedTime(began) > _patience)
                Assert.Fail($"{Widgets}; {string.Join("; ", Source.States)}; {string.Join('\n', Logged)}");
            meanwhile?.Invoke();
            await Task.Delay(Glance);
        }
    }

    public Task UntilWidgetsAsync(string widgets, Action? meanwhile = null) =>
        UntilAsync(() => Widgets == widgets, meanwhile);

    public Task UntilLoggedAsync(string part) =>
        UntilAsync(() => Logged.Any(line => line.Contains(part, StringComparison.Ordinal)));

    /// <summary>Checks that everything is as a source finds it that starts now.</summary>
    public async Task AssertSameAsFreshAsync(string kubeconfig)
    {
        await using var fresh = Start(kubeconfig, catalogue: Sources.Catalogue);
        await fresh.UntilSyncedAsync();
        await fresh._engine.WhenSettledAsync();
        await UntilAsync(() => Describe() == fresh.Describe());
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        Assert.That(Source.Completion.Exception, Is.Null);
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _client.Dispose();
        await _engine.DisposeAsync();
    }

    private string Describe()
    {
        lock (_lock)
            return string.Join(
                '\n',
                _rows.SelectMany(kind => kind.Value.Select(row => $"{kind.Key} {row.Key} {row.Value}"))
            );
    }

    private void Record<T>(KindBinding<T> binding)
        where T : class, IKeyed<NamespacedName>
    {
        var options = new ConnectOptions { Backlog = BacklogPolicy.Unbounded };
        _subscriptions.Add(binding.Rows.Connect(options).Subscribe(changes => OnCommit(binding.Kind, changes)));
    }

    private void OnCommit<T>(KubernetesKind kind, ChangeSet<NamespacedName, T> changes)
        where T : class
    {
        lock (_lock)
        {
            var rows = _rows[kind.Kind];
            foreach (var change in changes)
            {
                if (change.New is { } row)
                    rows[change.Key.Name] = row;
                else
                    rows.Remove(change.Key.Name);
                if (kind != Kinds.Secret)
                    _changes.Add((changes.Epoch, $"{change.Kind} {change.Key.Name}"));
            }
        }
    }

    private void OnLog(string line)
    {
        lock (_lock)
        {
            _log.Add(line);
        }
    }

    private sealed class Log(Action<string> write) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider) { }

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => write($"{logLevel} {formatter(state, exception)}");
    }
}
