// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>A collection with its rows, the changes of the running epoch, indexes and subscriptions.</summary>
internal abstract class CollectionNode<TKey, T> : CollectionNode, IKrtCollection<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly IEqualityComparer<T> _equality;
    private readonly List<IRowIndex<T>> _indexes = [];
    private readonly List<RowChange<T>> _delta = [];
    private readonly List<(int Slot, T? Original)> _writes = [];
    private readonly List<int> _vacated = [];
    private readonly SlotMarks _written = new();
    private readonly List<Subscription<TKey, T>> _subscriptions = [];
    private readonly List<Subscription<TKey, T>> _newSubscriptions = [];
    private IndexTable<KeyValuePair<string, string>, TKey, T>? _labelIndex;
    private IndexTable<KeyValuePair<string, string>, TKey, T>? _selectorIndex;
    private ChangeSet<TKey, T>? _changeSet;
    private ImmutableDictionary<TKey, T>? _root;
    private int _rootIndex = -1;

    protected CollectionNode(Propagator propagator, string name, CollectionOptions<TKey, T>? options)
        : base(propagator, options?.Name ?? name, options?.Metadata)
    {
        _equality = options?.Equality ?? EqualityComparer<T>.Default;
        Traits = new RowTraits<T>(Name, options?.Labels, options?.Selector);
    }

    public RowTable<TKey, T> Table { get; } = new();

    public RowTraits<T> Traits { get; }

    public ReadOnlySpan<RowChange<T>> Delta => CollectionsMarshal.AsSpan(_delta);

    protected override bool HasDelta => _delta.Count > 0;

    /// <summary>Every row under each of its labels.</summary>
    public IndexTable<KeyValuePair<string, string>, TKey, T> LabelIndex =>
        _labelIndex ??= AddIndex(
            IndexTable<KeyValuePair<string, string>, TKey, T>.OfMany(this, Traits.LabelsOf, $"{Name}/labels")
        );

    /// <summary>Every row under the anchor of its selector, see <see cref="SelectorAnchor"/>.</summary>
    public IndexTable<KeyValuePair<string, string>, TKey, T> SelectorIndex =>
        _selectorIndex ??= AddIndex(
            IndexTable<KeyValuePair<string, string>, TKey, T>.OfOne(
                this,
                row => SelectorAnchor.Of(Traits.SelectorOf(row)),
                $"{Name}/selector"
            )
        );

    public IReadOnlyDictionary<TKey, T> Snapshot => RootIn(Propagator.Published) ?? Propagator.Ask(ActivateRoot);

    /// <summary>The node behind a collection.</summary>
    /// <exception cref="ArgumentException">The collection belongs to another engine.</exception>
    public static CollectionNode<TKey, T> Of(IKrtCollection<TKey, T> collection, Propagator propagator)
    {
        var node = Of(collection);
        return ReferenceEquals(node.Propagator, propagator)
            ? node
            : throw new ArgumentException(
                $"Collection {collection.Name} belongs to another engine.",
                nameof(collection)
            );
    }

    public static CollectionNode<TKey, T> Of(IKrtCollection<TKey, T> collection) =>
        collection switch
        {
            CollectionNode<TKey, T> node => node,
            SourceCollection<TKey, T> source => source.Node,
            _ => throw new ArgumentException("The collection was not made by an engine.", nameof(collection)),
        };

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out T row) => Snapshot.TryGetValue(key, out row);

    public IObservable<ChangeSet<TKey, T>> Connect(ConnectOptions? options = null) =>
        new Connection<TKey, T>(this, options ?? new ConnectOptions());

    public void Subscribe(Subscription<TKey, T> subscription)
    {
        _newSubscriptions.Add(subscription);
        Propagator.Visit(this);
    }

    public void Unsubscribe(Subscription<TKey, T> subscription)
    {
        _subscriptions.Remove(subscription);
        _newSubscriptions.Remove(subscription);
    }

    /// <summary>Builds an index over the rows and keeps it up to date from now on.</summary>
    public IndexTable<TIndex, TKey, T> AddIndex<TIndex>(IndexTable<TIndex, TKey, T> index)
        where TIndex : notnull
    {
        if (!index.IsBuilt)
        {
            index.Build();
            _indexes.Add(index);
        }
        return index;
    }

    /// <summary>The rows at a published epoch, or null when nobody outside has read the collection before.</summary>
    public ImmutableDictionary<TKey, T>? RootIn(Publication publication) =>
        _rootIndex >= 0 && _rootIndex < publication.Roots.Length
            ? (ImmutableDictionary<TKey, T>?)publication.Roots[_rootIndex]
            : null;

    /// <summary>Starts to keep an immutable copy of the rows for readers outside; costs one pass, then a share per change.</summary>
    public ImmutableDictionary<TKey, T> ActivateRoot()
    {
        if (_root is not null)
            return _root;
        var rows = ImmutableDictionary.CreateBuilder<TKey, T>();
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is { } row)
                rows.Add(Table.KeyAt(slot), row);
        }
        _root = rows.ToImmutable();
        var index = Propagator.AddRoot(_root);
        Volatile.Write(ref _rootIndex, index);
        return _root;
    }

    public override void Expose() => ActivateRoot();

    public override void Publish(long epoch)
    {
        if (_root is not null && _delta.Count > 0)
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
            var initial = MakeInitialSet(Propagator.Published.Epoch);
            foreach (var subscription in _newSubscriptions)
            {
                if (subscription.IncludeInitial)
                    subscription.Enqueue(initial);
                _subscriptions.Add(subscription);
            }
            _newSubscriptions.Clear();
        }
        foreach (var slot in _vacated)
            Table.Release(slot);
        Recycle(_vacated);
        Recycle(_delta);
        base.EndEpoch();
    }

    public override void Stop()
    {
        base.Stop();
        foreach (var subscription in _subscriptions.Concat(_newSubscriptions))
            subscription.Complete();
    }

    /// <summary>Puts a row into a slot, or takes it out. What counts is the difference when the epoch ends.</summary>
    protected void Write(int slot, T? row)
    {
        if (_written.Mark(slot))
            _writes.Add((slot, Table.RowAt(slot)));
        Table.SetRow(slot, row);
    }

    /// <summary>Nets all writes of the epoch into the delta: equal rows are no change.</summary>
    protected void FinishWrites(SlotMarks? forced = null)
    {
        foreach (var (slot, original) in _writes)
        {
            _written.Unmark(slot);
            var current = Table.RowAt(slot);
            if (current is null)
                _vacated.Add(slot);
            if (original is null && current is null)
                continue;
            if (
                original is not null
                && current is not null
                && AreEqual(original, current)
                && forced?.IsMarked(slot) != true
            )
            {
                // Keeping the instance lets later comparisons end at the reference.
                Table.SetRow(slot, original);
                continue;
            }
            foreach (var index in _indexes)
                index.Update(slot, original, current);
            _delta.Add(new RowChange<T>(slot, original, current));
        }
        Recycle(_writes);
    }

    /// <summary>Empties a scratch list; a huge one is dropped so that one large epoch does not burden all later ones.</summary>
    protected static void Recycle<TItem>(List<TItem> scratch)
    {
        scratch.Clear();
        if (scratch.Capacity > 4096)
            scratch.Capacity = 0;
    }

    private bool AreEqual(T left, T right)
    {
        try
        {
            return ReferenceEquals(left, right) || _equality.Equals(left, right);
        }
#pragma warning disable CA1031 // The rows' own equality may throw anything; taking them for different is always right.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Propagator.Log.EqualityFailed(error, Name);
            return false;
        }
    }

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
        return new ChangeSet<TKey, T>(changes, epoch, isInitial: false, SyncedNow);
    }

    private ChangeSet<TKey, T> MakeInitialSet(long epoch)
    {
        var changes = new List<Change<TKey, T>>(Table.Count);
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is { } row)
                changes.Add(new Change<TKey, T>(ChangeKind.Add, Table.KeyAt(slot), null, row));
        }
        return new ChangeSet<TKey, T>([.. changes], epoch, isInitial: true, SyncedNow);
    }
}
