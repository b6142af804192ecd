// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
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
    private readonly HashSet<NamespacedName> _changedGateways = [];
    private readonly List<FeedCursor> _toWake = [];
    private readonly TimeProvider _time;
    private long _epoch;

    public XdsFeed(IKrtCollection<XdsResourceKey, XdsResource> resources, TimeProvider time)
    {
        _time = time;
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

    /// <summary>The gateways that have resources or readers, sorted.</summary>
    public IReadOnlyList<NamespacedName> Gateways
    {
        get
        {
            lock (_gate)
                return [.. _gateways.Keys.Order()];
        }
    }

    /// <summary>What a gateway sees of a type, in push order.</summary>
    public IReadOnlyList<XdsResource> ResourcesOf(XdsResourceType type, NamespacedName? gateway)
    {
        var resources = new List<XdsResource>();
        lock (_gate)
        {
            var own = gateway is { } name ? _gateways.GetValueOrDefault(name)?.LogOf(type) : null;
            FeedReading.AddAll(_shared.LogOf(type), own, resources);
        }
        resources.Sort(XdsResource.ByPushOrder);
        return resources;
    }

    /// <summary>The epoch in which a resource changed last; <see langword="null"/> where there is none.</summary>
    public long? EpochOf(XdsResourceKey key)
    {
        lock (_gate)
        {
            var scope = key.Gateway is { } gateway ? _gateways.GetValueOrDefault(gateway) : _shared;
            return scope?.LogOf(key.Type).EpochOf(key.Name);
        }
    }

    /// <param name="gateway">The gateway seen besides what all see; <see langword="null"/> for none.</param>
    /// <param name="changed">See <see cref="FeedCursor"/>.</param>
    public FeedCursor CreateCursor(NamespacedName? gateway, Action<ChangeTimes> changed)
    {
        lock (_gate)
        {
            var own = gateway is { } name ? ScopeOf(name) : null;
            var cursor = new FeedCursor(this, gateway, own, changed);
            _shared.Cursors.Add(cursor);
            own?.Cursors.Add(cursor);
            return cursor;
        }
    }

    public void OnNext(ChangeSet<XdsResourceKey, XdsResource> value)
    {
        lock (_gate)
        {
            _epoch = value.Epoch;
            var sharedChanged = false;
            foreach (ref readonly var change in value.Span)
            {
                var scope = _shared;
                if (change.Key.Gateway is { } gateway)
                {
                    scope = ScopeOf(gateway);
                    _changedGateways.Add(gateway);
                }
                else
                {
                    sharedChanged = true;
                }
                scope.Apply(value.Epoch, change.Key, change.New);
            }

            if (sharedChanged)
                _toWake.AddRange(_shared.Cursors);
            foreach (var gateway in _changedGateways)
            {
                if (!sharedChanged)
                    _toWake.AddRange(_gateways[gateway].Cursors);
                RemoveIfUnused(gateway);
            }
            _changedGateways.Clear();
        }

        var times = new ChangeTimes(value.ArrivedAt, _time.GetTimestamp());
        foreach (var cursor in _toWake)
            cursor.NotifyChanged(times);
        _toWake.Clear();
        if (value.IsSynced)
            _synced.TrySetResult();
    }

    /// <summary>The last state stays: who is connected keeps what it has.</summary>
    public void OnCompleted() { }

    public void OnError(Exception error) => _synced.TrySetException(error);

    public void Dispose() => _subscription.Dispose();

    internal FeedReading Read(FeedCursor cursor)
    {
        var scope = _gate.EnterScope();
        return new FeedReading(cursor, _shared, _epoch, scope);
    }

    internal void Remove(FeedCursor cursor)
    {
        lock (_gate)
        {
            _shared.Cursors.Remove(cursor);
            if (
                cursor.Gateway is { } gateway
                && _gateways.TryGetValue(gateway, out var own)
                && own.Cursors.Remove(cursor)
            )
                RemoveIfUnused(gateway);
        }
    }

    private FeedScope ScopeOf(NamespacedName gateway)
    {
        ref var scope = ref CollectionsMarshal.GetValueRefOrAddDefault(_gateways, gateway, out _);
        return scope ??= new FeedScope();
    }

    private void RemoveIfUnused(NamespacedName gateway)
    {
        if (_gateways[gateway].IsUnused)
            _gateways.Remove(gateway);
    }
}
