// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>
/// What a transform reads other collections through. Every read is recorded, and the row is computed again when, and only
/// when, a change could alter what was read. A context is valid during one run of one transform, on its thread.
/// </summary>
/// <remarks>
/// A read of a collection that is not synced ends the run: the row waits until that collection is synced, other rows go
/// on. So a transform never sees half of a collection. The run ends with an exception of the engine's own; a transform that
/// swallows it changes nothing.
/// </remarks>
public sealed class TransformContext
{
    private readonly ReadTracker _tracker;
    private bool _isRunning;

    internal TransformContext(ReadTracker tracker) => _tracker = tracker;

    /// <summary>The row of a key; the run is repeated when the row appears, changes or goes.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public T? Get<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class
    {
        var source = Open(collection, out var edge);
        _tracker.Record(edge.Key(key));
        return source.Table.TryGet(key, out var row) ? row : null;
    }

    /// <summary>The row of a singleton, or <see langword="null"/>.</summary>
    /// <exception cref="KrtCycleException">The singleton is made from the collection that reads it.</exception>
    public T? Get<T>(IKrtSingleton<T> singleton)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(singleton);
        return Get(singleton.AsCollection(), default);
    }

    /// <summary>Whether a key has a row; a change of that row does not repeat the run.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public bool Exists<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class
    {
        var source = Open(collection, out var edge);
        _tracker.Record(edge.Key(key), PresenceResidual<T>.Instance);
        return source.Table.TryGet(key, out _);
    }

    /// <summary>The rows that match; all rows without a match.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public RowSet<TKey, T> Fetch<TKey, T>(IKrtCollection<TKey, T> collection, Match<T>? match = null)
        where TKey : notnull
        where T : class
    {
        var source = Open(collection, out var edge);
        if (match?.KeyArray is not null)
            return new RowSet<TKey, T>(source, [FetchKeys(source, edge, match)], null, match);
        for (var part = match; part is not null; part = part.And)
        {
            if (part.LabelTerm is { Equalities.Count: > 0 } selector)
                return new RowSet<TKey, T>(source, [FetchLabel(source, edge, selector, match!)], null, match);
            if (part.SelectsTerm is not null)
                return new RowSet<TKey, T>(source, FetchSelectors(source, edge, part, match!), null, match);
        }
        _tracker.Record(edge.Everything, match);
        return new RowSet<TKey, T>(source, null, null, match);
    }

    /// <summary>The rows filed under a value of an index, narrowed by a match.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public RowSet<TKey, T> Fetch<TIndex, TKey, T>(
        IKrtIndex<TIndex, TKey, T> index,
        TIndex value,
        Match<T>? match = null
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        if (index is not IndexTable<TIndex, TKey, T> table)
            throw new ArgumentException("The index was not made by an engine.", nameof(index));
        var source = Open(table.Source, out var edge);
        source.AddIndex(table);
        var slots = table.Find(value);
        if (match?.KeyArray is not null)
            return new RowSet<TKey, T>(source, [FetchKeys(source, edge, match)], slots ?? new SlotSet(), match);
        _tracker.Record(edge.IndexValue(table, value), match);
        return new RowSet<TKey, T>(source, [slots], null, match);
    }

    internal void Begin() => _isRunning = true;

    internal void End() => _isRunning = false;

    private CollectionNode<TKey, T> Open<TKey, T>(IKrtCollection<TKey, T> collection, out FetchEdge<TKey, T> edge)
        where TKey : notnull
        where T : class
    {
        if (!_isRunning)
            throw new InvalidOperationException("A transform context cannot be used after its run.");
        var source = CollectionNode<TKey, T>.Of(collection, _tracker.Owner.Propagator);
        edge = _tracker.EdgeTo(source);
        return source;
    }

    private SlotSet FetchKeys<TKey, T>(CollectionNode<TKey, T> source, FetchEdge<TKey, T> edge, Match<T> match)
        where TKey : notnull
        where T : class
    {
        if (match.KeyArray is not TKey[] keys)
            throw new ArgumentException(
                $"The keys of the match are not of the key type of {source.Name}.",
                nameof(match)
            );
        var slots = new SlotSet();
        foreach (var key in keys)
        {
            _tracker.Record(edge.Key(key), match.HasCondition ? match : null);
            if (source.Table.Find(key) is var slot and >= 0)
                slots.Add(slot);
        }
        return slots;
    }

    /// <summary>Reads by the required label that the fewest rows carry.</summary>
    private SlotSet? FetchLabel<TKey, T>(
        CollectionNode<TKey, T> source,
        FetchEdge<TKey, T> edge,
        LabelSelector selector,
        Match<T> match
    )
        where TKey : notnull
        where T : class
    {
        var rarest = selector.Equalities[0];
        var fewest = source.LabelIndex.Find(rarest);
        foreach (var label in selector.Equalities.Span[1..])
        {
            var slots = source.LabelIndex.Find(label);
            if ((slots?.Count ?? 0) < (fewest?.Count ?? 0))
                (rarest, fewest) = (label, slots);
        }
        _tracker.Record(edge.IndexValue(source.LabelIndex, rarest), match);
        return fewest;
    }

    /// <summary>Reads the selectors that require one of the labels first, and those that require none.</summary>
    private SlotSet?[] FetchSelectors<TKey, T>(
        CollectionNode<TKey, T> source,
        FetchEdge<TKey, T> edge,
        Match<T> part,
        Match<T> match
    )
        where TKey : notnull
        where T : class
    {
        var labels = part.SelectsTerm!;
        var found = new SlotSet?[labels.Count + 2];
        for (var i = 0; i < labels.Count; i++)
            found[i] = FetchAnchor(labels[i]);
        found[labels.Count] = FetchAnchor(SelectorAnchor.RequirementsOnly);
        if (part.EmptySelectorMatches)
            found[labels.Count + 1] = FetchAnchor(SelectorAnchor.Empty);
        return found;

        SlotSet? FetchAnchor(KeyValuePair<string, string> anchor)
        {
            _tracker.Record(edge.IndexValue(source.SelectorIndex, anchor), match);
            return source.SelectorIndex.Find(anchor);
        }
    }
}
