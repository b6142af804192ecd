// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Globalization;
using Krt;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Syncer.Xds;

/// <summary>
/// Serves a collection of encoded resources to proxies by delta xDS: to each what belongs to its gateway and what belongs
/// to all. Streams are refused until the collection is synced, so no proxy ever receives a part of a configuration.
/// </summary>
/// <remarks>
/// Every epoch is sent as soon as it is published, all types of one epoch together, to exactly the connections that can see
/// a change of it. What changes while a response is under way is netted into the next one, per connection: a slow proxy
/// delays itself only. All members may be used from any thread.
/// </remarks>
public sealed class DeltaXdsServer : IDisposable
{
    private readonly ConcurrentDictionary<string, DeltaConnection> _connections = new(StringComparer.Ordinal);
    private long _lastConnection;

    internal DeltaXdsServer(
        IKrtCollection<XdsResourceKey, XdsResource> resources,
        IOptions<DeltaXdsOptions> options,
        IEnumerable<IXdsRejectionObserver> rejectionObservers,
        XdsMetrics metrics,
        TimeProvider time,
        ILogger<DeltaXdsServer> logger,
        CancellationToken draining
    )
    {
        Feed = new XdsFeed(resources, time);
        Options = options.Value;
        Limits = new StreamLimits(Options);
        FirstAnswers = new FirstAnswers(time);
        RejectionObservers = [.. rejectionObservers];
        Metrics = metrics;
        Time = time;
        Draining = draining;
        Logger = logger;
        metrics.ObserveRejecting(() => _connections.Values.Count(connection => connection.HasErrors));
    }

    /// <summary>Completes when the collection is synced and streams are accepted.</summary>
    public Task Synced => Feed.Synced;

    /// <summary>The connections of this moment, each consistent in itself, the oldest first.</summary>
    public IReadOnlyList<XdsConnectionState> Connections =>
        [.. _connections.Values.Select(connection => connection.State).OrderBy(state => state.ConnectedAt)];

    /// <summary>What proxies rejected, the latest first; a few hundred are kept.</summary>
    public IReadOnlyList<RejectionRecord> Rejections => RecentRejections.Latest;

    /// <summary>The gateways that have resources of their own or connections, sorted.</summary>
    public IReadOnlyList<NamespacedName> Gateways => Feed.Gateways;

    internal XdsFeed Feed { get; }

    internal DeltaXdsOptions Options { get; }

    internal StreamLimits Limits { get; }

    internal FirstAnswers FirstAnswers { get; }

    internal RejectionHistory RecentRejections { get; } = new();

    internal IReadOnlyList<IXdsRejectionObserver> RejectionObservers { get; }

    internal XdsMetrics Metrics { get; }

    internal TimeProvider Time { get; }

    internal CancellationToken Draining { get; }

    internal ILogger Logger { get; }

    /// <summary>What proxies of a gateway are served of a type, of one epoch, in the order of a first response.</summary>
    /// <param name="type">The type.</param>
    /// <param name="gateway">The gateway; <see langword="null"/> for what every proxy is served.</param>
    public IReadOnlyList<XdsResource> ResourcesOf(XdsResourceType type, NamespacedName? gateway) =>
        Feed.ResourcesOf(type, gateway);

    /// <summary>
    /// The epoch in which a resource changed last: a proxy has its content once <see cref="XdsWatchState.EpochAcknowledged"/> is
    /// as high. <see langword="null"/> where there is no such resource.
    /// </summary>
    public long? EpochOf(XdsResourceKey key) => Feed.EpochOf(key);

    /// <summary>Stops following the collection; open streams keep what they have.</summary>
    public void Dispose()
    {
        Feed.Dispose();
        Limits.Dispose();
        FirstAnswers.Dispose();
    }

    internal DeltaConnection Connect(XdsNode node, NamespacedName? gateway, string? caller, string peer)
    {
        var number = Interlocked.Increment(ref _lastConnection).ToString(CultureInfo.InvariantCulture);
        var connection = new DeltaConnection(this, $"{node.Id}-{number}", node, gateway, caller, peer);
        _connections[connection.Id] = connection;
        Metrics.RecordConnected();
        return connection;
    }

    internal void OnDisconnected(DeltaConnection connection)
    {
        _connections.TryRemove(connection.Id, out _);
        Metrics.RecordDisconnected();
    }
}
