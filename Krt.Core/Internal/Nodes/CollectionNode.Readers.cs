// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Krt.Internal;

// What outside readers see: immutable rows of the published epoch, and change sets.
internal abstract partial class CollectionNode<TKey, T>
{
    private readonly List<Subscription<TKey, T>> _subscriptions = [];
    private readonly List<Subscription<TKey, T>> _newSubscriptions = [];
    private ChangeSet<TKey, T>? _changeSet;
    private ImmutableDictionary<TKey, T>? _root;
    private int _rootIndex = -1;
    private long _rootSince;
    private long _rootUntil = long.MaxValue;

    public IReadOnlyDictionary<TKey, T> Snapshot
    {
        get
        {
            TransformContext.ThrowIfRunning(Name);
            if (RootIn(Propagator.Published) is { } root)
                return root;
            ThrowIfDisposed();
            return Propagator.Ask(ActivateRoot);
        }
    }

    public override int SubscriptionCount => _subscriptions.Count + _newSubscriptions.Count;

    public override int Backlog
    {
        get
        {
            // Meters are read by any thread: the list is changed under a lock, and read under one outside of epochs.
            lock (_subscriptions)
                return _subscriptions.Sum(subscription => subscription.WaitingCount);
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out T row) => Snapshot.TryGetValue(key, out row);

    public IObservable<ChangeSet<TKey, T>> Connect(ConnectOptions? options = null) =>
        new Connection<TKey, T>(this, options ?? new ConnectOptions(), null);

    public void Subscribe(Subscription<TKey, T> subscription)
    {
        _newSubscriptions.Add(subscription);
        Propagator.Visit(this);
    }

    public void Unsubscribe(Subscription<TKey, T> subscription)
    {
        lock (_subscriptions)
            _subscriptions.Remove(subscription);
        _newSubscriptions.Remove(subscription);
    }

    /// <summary>The rows at a published epoch, or null when nobody outside had read the collection by then.</summary>
    public ImmutableDictionary<TKey, T>? RootIn(Publication publication) =>
        Volatile.Read(ref _rootIndex) is var index and >= 0
        && index < publication.Roots.Length
        // The place in the array may have been another collection's before, and may be another's afterwards.
        && publication.Epoch >= _rootSince
        && publication.Epoch < Volatile.Read(ref _rootUntil)
            ? (ImmutableDictionary<TKey, T>?)publication.Roots[index]
            : null;

    /// <summary>Starts to keep an immutable copy of the rows for readers outside; costs one pass, then a share per change.</summary>
    public ImmutableDictionary<TKey, T> ActivateRoot()
    {
        if (_root is not null)
            return _root;
        ThrowIfDisposed();
        // Compared by reference: a row that is equal to the former one, and a change all the same, takes its place.
        var rows = ImmutableDictionary.CreateBuilder<TKey, T>(null, ReferenceEqualityComparer.Instance);
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is { } row)
                rows.Add(Table.KeyAt(slot), row);
        }
        _root = rows.ToImmutable();
        _rootSince = Propagator.Published.Epoch;
        Volatile.Write(ref _rootIndex, Propagator.AddRoot(_root));
        return _root;
    }

    public override void Expose() => ActivateRoot();

    public override void Publish(long epoch)
    {
        if (_root is not null && IsDisposed)
        {
            Volatile.Write(ref _rootUntil, epoch);
            Propagator.RemoveRoot(_rootIndex);
            _root = null;
        }
        else if (_root is not null && _delta.Count > 0)
        {
            var rows = _root.ToBuilder();
            foreach (var change in _delta)
            {
                if (change.New is null)
                    rows.Remove(Table.KeyAt(change.Slot));
                else
                    rows[Table.KeyAt(change.Slot)] = change.New;
            }
            Propagator.SetRoot(_rootIndex, _root = rows.ToImmutable());
        }
        if (_subscriptions.Count > 0 && (_delta.Count > 0 || BecameSynced))
            _changeSet = MakeChangeSet(epoch);
    }

    public override void EndEpoch()
    {
        if (_changeSet is not null)
        {
            foreach (var subscription in _subscriptions)
                subscription.Enqueue(_changeSet);
            _changeSet = null;
        }
        if (_newSubscriptions.Count > 0)
        {
            ChangeSet<TKey, T>? all = null;
            foreach (var subscription in _newSubscriptions)
            {
                if (subscription.IncludeInitial)
                    subscription.Enqueue(subscription.MakeInitialSet() ?? (all ??= MakeInitialSet()));
                lock (_subscriptions)
                    _subscriptions.Add(subscription);
            }
            _newSubscriptions.Clear();
        }
        ReleaseVacated();
        Recycle(_delta);
        base.EndEpoch();
    }

    public override void Stop(Exception? fault)
    {
        base.Stop(fault);
        // The deletes of a disposed collection are delivered; an engine that ends calls nobody with rows any more.
        var drop = fault is not null || Propagator.IsStopped;
        foreach (var subscription in _subscriptions)
            subscription.Complete(fault, drop);
        foreach (var subscription in _newSubscriptions)
            subscription.Complete(fault, drop);
        lock (_subscriptions)
            _subscriptions.Clear();
        _newSubscriptions.Clear();
    }

    /// <summary>The rows that exist as a set of Adds, at the published epoch.</summary>
    public ChangeSet<TKey, T> MakeInitialSet()
    {
        var changes = new List<Change<TKey, T>>(Table.Count);
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is { } row)
                changes.Add(new Change<TKey, T>(ChangeKind.Add, Table.KeyAt(slot), null, row));
        }
        return MakeInitialSet([.. changes]);
    }

    /// <summary>The row of one key, if it exists, as a set of one Add.</summary>
    public ChangeSet<TKey, T> MakeInitialSet(TKey key) =>
        MakeInitialSet(Table.TryGet(key, out var row) ? [new(ChangeKind.Add, key, null, row)] : []);

    private ChangeSet<TKey, T> MakeInitialSet(Change<TKey, T>[] changes) =>
        new(changes, Propagator.Published.Epoch, Propagator.RunningArrivedAt, isInitial: true, SyncedNow);

    private ChangeSet<TKey, T> MakeChangeSet(long epoch)
    {
        var changes = new Change<TKey, T>[_delta.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            var change = _delta[i];
            var kind =
                change.Old is null ? ChangeKind.Add
                : change.New is null ? ChangeKind.Delete
                : ChangeKind.Update;
            changes[i] = new Change<TKey, T>(kind, Table.KeyAt(change.Slot), change.Old, change.New);
        }
        return new ChangeSet<TKey, T>(changes, epoch, Propagator.RunningArrivedAt, isInitial: false, SyncedNow)
        {
            Activity = Propagator.Telemetry.Epoch,
        };
    }
}
