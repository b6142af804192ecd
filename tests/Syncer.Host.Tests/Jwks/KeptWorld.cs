// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Krt;
using Microsoft.Extensions.Time.Testing;
using Syncer.Host.Jwks;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Rows;
using TestKit;

namespace Syncer.Host.Tests.Jwks;

/// <summary>A keeper with its surroundings.</summary>
internal sealed class KeptWorld : IAsyncDisposable
{
    public const string Namespace = "system";

    private readonly CancellationToken _cancellationToken;
    private readonly DateTimeOffset _start;
    private readonly KeySetKeeper _keeper;
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;
    private int _askedForLeave;

    private KeptWorld(KeySetServer server, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        Server = server;
        _start = Time.GetUtcNow();
        Requests = Engine.Root.Source<string, JwksRequest>();
        ConfigMaps = Engine.Root.Source<NamespacedName, ConfigMap>();
        Stored = KeySetConfigMaps.Of(ConfigMaps, Namespace);
        Store = new FlakyStore(ConfigMaps);
        _keeper = new KeySetKeeper(
            Requests,
            Stored,
            new JwksClient(new JwksClientOptions { TimeProvider = Time }),
            Store,
            new KeySetKeeperOptions { TimeProvider = Time, LoggerFactory = Log }
        );
    }

    public KrtEngine Engine { get; } = new();

    public RecordedTime Time { get; } = new();

    public CapturedLog Log { get; } = new();

    public KeySetServer Server { get; }

    public SourceCollection<string, JwksRequest> Requests { get; }

    public SourceCollection<NamespacedName, ConfigMap> ConfigMaps { get; }

    public IKrtCollection<NamespacedName, StoredKeySet> Stored { get; }

    public FlakyStore Store { get; }

    public bool MayWrite { get; set; } = true;

    public int AskedForLeave => Volatile.Read(ref _askedForLeave);

    public TimeSpan Elapsed => Time.GetUtcNow() - _start;

    public static async Task<KeptWorld> StartAsync(CancellationToken cancellationToken) =>
        new(await KeySetServer.StartAsync(), cancellationToken);

    public static JwksRequest RequestOf(string owner, string url)
    {
        var endpoint = new JwksEndpoint(url);
        return new JwksRequest(endpoint.ComputeKey())
        {
            Endpoint = endpoint,
            Interval = TimeSpan.FromMinutes(5),
            Owners = [owner],
        };
    }

    public static ConfigMap LegacyOf(string name, JwksRequest request, string jwks) =>
        new()
        {
            Metadata = new()
            {
                Namespace = Namespace,
                Name = name,
                Labels = LabelSet.From(KeySetConfigMaps.ComponentLabel, KeySetConfigMaps.Component),
            },
            Data = LabelSet.From(KeySetConfigMaps.Component, $$"""{"{{request.Endpoint.Url}}":"{{jwks}}"}"""),
        };

    public JwksRequest RequestOf(string path) => RequestOf(path, Server.UrlOf("localhost", path));

    /// <summary>Asks for what the server publishes under a path.</summary>
    public JwksRequest Ask(string path)
    {
        var request = RequestOf(path);
        Requests.Set(request);
        return request;
    }

    /// <summary>Stores a key set behind the back of the keeper.</summary>
    public StoredKeySet Keep(JwksRequest request, DateTimeOffset fetchedAt, string? name = null, string jwks = "kept")
    {
        var keySet = new StoredKeySet(new(Namespace, name ?? KeySetConfigMaps.NameOf(request.Key)), request.Key)
        {
            Url = request.Endpoint.Url,
            FetchedAt = fetchedAt,
            Jwks = jwks,
        };
        var configMap = KeySetConfigMaps.Create(Namespace, keySet);
        ConfigMaps.Set(configMap with { Metadata = configMap.Metadata with { Name = keySet.ConfigMap.Name } });
        return keySet;
    }

    /// <summary>Lets the keeper run on what was asked for and kept so far.</summary>
    public async Task RunAsync()
    {
        Requests.MarkSynced();
        ConfigMaps.MarkSynced();
        await Engine.WhenSettledAsync();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        _running = _keeper.RunAsync(
            () =>
            {
                Interlocked.Increment(ref _askedForLeave);
                return MayWrite;
            },
            _stop.Token
        );
    }

    public async Task StopAsync()
    {
        if (_stop is not null)
            await _stop.CancelAsync();
        await _running;
        _stop?.Dispose();
        _stop = null;
    }

    public StoredKeySet? StoredOf(JwksRequest request) =>
        Stored.TryGet(new(Namespace, KeySetConfigMaps.NameOf(request.Key)), out var stored) ? stored : null;

    public bool IsStored(NamespacedName configMap) => Stored.TryGet(configMap, out _);

    public async Task<StoredKeySet> UntilStoredAsync(JwksRequest request, Func<StoredKeySet, bool> isExpected)
    {
        await UntilAsync(() => StoredOf(request) is { } stored && isExpected(stored));
        return StoredOf(request)!;
    }

    public async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, _cancellationToken);
    }

    /// <summary>Moves the clock on in steps until something is so, leaving time in between for what each step brings about.</summary>
    public async Task PassTimeAsync(Func<bool> condition, TimeSpan step)
    {
        while (true)
        {
            await SettleAsync();
            if (condition())
                return;
            Time.Advance(step);
        }
    }

    /// <summary>
    /// Waits until the engine is at rest, and a little more: what is not to happen gets the chance to. A machine that is
    /// slow makes a test that expects nothing weaker, and never fail.
    /// </summary>
    public async Task SettleAsync()
    {
        await Engine.WhenSettledAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, _cancellationToken);
        await Engine.WhenSettledAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Engine.DisposeAsync();
        await Server.DisposeAsync();
        Log.Dispose();
    }

    /// <summary>A clock that is moved by hand, and notes how long it is waited for.</summary>
    internal sealed class RecordedTime : FakeTimeProvider
    {
        /// <summary>The durations of timers, in the order they were set.</summary>
        public ConcurrentQueue<TimeSpan> Timers { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    /// <summary>Keeps ConfigMaps as rows, and fails as often as it is told to.</summary>
    internal sealed class FlakyStore(SourceCollection<NamespacedName, ConfigMap> configMaps) : IKeySetStore
    {
        private readonly MemoryKeySetStore _rows = new(configMaps, KeptWorld.Namespace);

        public int Failures { get; set; }

        public ConcurrentQueue<string> Writes { get; } = new();

        public string Namespace => _rows.Namespace;

        public Task SaveAsync(ConfigMap configMap, CancellationToken cancellationToken)
        {
            if (Failures-- > 0)
                throw new IOException("out of order");
            Writes.Enqueue($"save {configMap.Metadata.Name}");
            return _rows.SaveAsync(configMap, cancellationToken);
        }

        public Task DeleteAsync(NamespacedName name, CancellationToken cancellationToken)
        {
            Writes.Enqueue($"delete {name.Name}");
            return _rows.DeleteAsync(name, cancellationToken);
        }
    }
}
