// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>A collection with its rows, the changes of the running epoch, indexes and subscriptions.</summary>
internal abstract partial class CollectionNode<TKey, T> : CollectionNode, IKrtCollection<TKey, T>, IRowSource<T>
    where TKey : notnull
    where T : class
{
    private readonly List<IRowIndex<T>> _indexes = [];
    private readonly List<RowChange<T>> _delta = [];
    private readonly bool _ownsKeys;
    private ConcurrentDictionary<string, object>? _namedIndexes;
    private LabelIndex<TKey, T>? _labelIndex;
    private SelectorIndex<TKey, T>? _selectorIndex;

    protected CollectionNode(
        KrtScope scope,
        string name,
        CollectionOptions<TKey, T>? options,
        IEqualityComparer<T>? equality = null,
        KeyTable<TKey>? sharedKeys = null
    )
        : base(scope, options?.Name ?? name, options?.Metadata, options?.HoldsSecrets)
    {
        _equality = options?.Equality ?? equality ?? EqualityComparer<T>.Default;
        Traits = new RowTraits<T>(Name, options?.Labels, options?.Selector);
        _ownsKeys = sharedKeys is null;
        Table = new RowTable<TKey, T>(sharedKeys ?? new KeyTable<TKey>());
    }

    public RowTable<TKey, T> Table { get; }

    public RowTraits<T> Traits { get; }

    public ReadOnlySpan<RowChange<T>> Delta => CollectionsMarshal.AsSpan(_delta);

    public override int SlotBound => Table.SlotBound;

    public override int RowCount => Table.Count;

    public override int ChangeCount => _delta.Count;

    /// <summary>Every row under each of its labels.</summary>
    public LabelIndex<TKey, T> LabelIndex =>
        _labelIndex ?? Interlocked.CompareExchange(ref _labelIndex, new(this), null) ?? _labelIndex;

    /// <summary>Every row under the anchor of its selector, see <see cref="SelectorAnchor"/>.</summary>
    public SelectorIndex<TKey, T> SelectorIndex =>
        _selectorIndex ?? Interlocked.CompareExchange(ref _selectorIndex, new(this), null) ?? _selectorIndex;

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

    public T? RowAt(int slot) => Table.RowAt(slot);

    public override object KeyAt(int slot) => Table.KeyAt(slot);

    public override object? ValueAt(int slot) => Table.RowAt(slot);

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

    /// <summary>An index that is found by its name when it is asked for again.</summary>
    /// <exception cref="InvalidOperationException">The name stands for an index with another extractor.</exception>
    public IndexTable<TIndex, TKey, T> NameIndex<TIndex>(IndexTable<TIndex, TKey, T> index)
        where TIndex : notnull
    {
        var named = LazyInitializer.EnsureInitialized(ref _namedIndexes, static () => new(StringComparer.Ordinal));
        return named.GetOrAdd(index.Name, index) is IndexTable<TIndex, TKey, T> known && known.HasExtractorOf(index)
            ? known
            : throw new InvalidOperationException(
                $"Collection {Name} has an index named {index.Name} with another extractor."
            );
    }
}
