// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds;

/// <summary>
/// Follows a collection of encoded resources with one subscription, so that one change set is one epoch over all types, and
/// files what changed by scope and type. An epoch wakes only the cursors that can see a change of it.
/// </summary>
/// <remarks>
/// The lock is held to append an epoch or to collect references, never while waiting, sending or calling foreign code. An
/// Update of an equal row (<see cref="SourceCollection{TKey,T}.Touch"/>) counts as a change: the resource is sent again.
/// </remarks>
internal sealed class XdsFeed : IObserver<ChangeSet<XdsResourceKey, XdsResource>>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly FeedScope _shared = new();
    private readonly Dictionary<NamespacedName, FeedScope> _gateways = [];
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IDisposable _subscription;
    private long _epoch;

    public XdsFeed(IKrtCollection<XdsResourceKey, XdsResource> resources)
    {
        _subscription = resources.Connect().Subscribe(this);
    }

    /// <summary>Completes when the collection is complete and its content filed here.</summary>
    public Task Synced => _synced.Task;

    /// <summary>The number of gateways that have resources or readers.</summary>
    public int GatewayCount
    {
        get
        {
            lock (_gate)
                return _gateways.Count;
        }
    }

    /// <param name="gateway">The gateway seen besides what all see; <see langword="null"/> for none.</param>
    /// <param name="changed">See <see cref="FeedCursor"/>.</param>
    public FeedCursor CreateCursor(NamespacedName? gateway, Action changed)
    {
        lock (_gate)
        {
            var own = gateway is { } name ? ScopeOf(name) : null;
            var cursor = new FeedCursor(this, own, changed);
            _shared.Cursors.Add(cursor);
            own?.Cursors.Add(cursor);
            return cursor;
        }
    }

    public void OnNext(ChangeSet<XdsResourceKey, XdsResource> value)
    {
        HashSet<FeedCursor> toWake = [];
        lock (_gate)
        {
            HashSet<NamespacedName> changedGateways = [];
            var sharedChanged = false;
            foreach (ref readonly var change in value.Span)
            {
                if (change.Key.Gateway is { } gateway)
                {
                    ScopeOf(gateway).Apply(value.Epoch, change.Key, change.New);
                    changedGateways.Add(gateway);
                }
                else
                {
                    _shared.Apply(value.Epoch, change.Key, change.New);
                    sharedChanged = true;
                }
            }
            _epoch = value.Epoch;

            if (sharedChanged)
                toWake.UnionWith(_shared.Cursors);
            foreach (var gateway in changedGateways)
            {
                if (!sharedChanged)
                    toWake.UnionWith(_gateways[gateway].Cursors);
                RemoveIfUnused(gateway);
            }
        }
        foreach (var cursor in toWake)
            cursor.NotifyChanged();
        if (value.IsSynced)
            _synced.TrySetResult();
    }

    /// <summary>The last state stays: who is connected keeps what it has.</summary>
    public void OnCompleted() { }

    public void OnError(Exception error) => _synced.TrySetException(error);

    public void Dispose() => _subscription.Dispose();

    internal FeedReading Read(FeedCursor cursor) => new(cursor, _shared, _epoch, _gate.EnterScope());

    internal void Remove(FeedCursor cursor) { }

    private FeedScope ScopeOf(NamespacedName gateway) { return null!; }

    private void RemoveIfUnused(NamespacedName gateway) { }
}
