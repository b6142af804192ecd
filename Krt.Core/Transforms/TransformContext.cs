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
public sealed partial class TransformContext
{
    private readonly ReadRecorder _recorder;

    internal TransformContext(ReadRecorder recorder) => _recorder = recorder;

    /// <summary>
    /// The epoch that is being computed. A row is not computed again for the sake of a new epoch, so the number tells when
    /// a row was computed last and no more.
    /// </summary>
    public long Epoch => Propagator.RunningEpoch;

    private Propagator Propagator => _recorder.Owner.Propagator;

    /// <summary>The row of a key; the run is repeated when the row appears, changes or goes.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public T? Get<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class
    {
        var source = Open(collection, out var edge);
        _recorder.Record(edge.Keys, key, null);
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
        _recorder.Record(edge.Keys, key, PresenceResidual<T>.Instance);
        return source.Table.TryGet(key, out _);
    }

    /// <summary>The rows that match; all rows without a match.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public RowSet<TKey, T> Fetch<TKey, T>(IKrtCollection<TKey, T> collection, Match<T>? match = null)
        where TKey : notnull
        where T : class
    {
        var source = Open(collection, out var edge);
        return Fetching.Read(source, match, new(_recorder, edge, match));
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
        var table = Open(index, out var edge);
        return Fetching.Read(table, value, match, new(_recorder, edge, match));
    }

    /// <summary>The rows filed under any of several values of an index, each row once, narrowed by a match.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public RowSet<TKey, T> FetchAny<TIndex, TKey, T>(
        IKrtIndex<TIndex, TKey, T> index,
        ReadOnlySpan<TIndex> values,
        Match<T>? match = null
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        var table = Open(index, out var edge);
        return Fetching.Read(table, values, match, new(_recorder, edge, match));
    }

    /// <summary>
    /// A part of every row that matches. The run is repeated when the part of a row changes and when a row enters or leaves
    /// the match, not when the rest of a row changes.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="part">The part; it must depend on the row and on immutable captures only.</param>
    /// <param name="match">Which rows; all rows without a match.</param>
    /// <param name="equality">Which parts are equal; by default <see cref="EqualityComparer{T}.Default"/>.</param>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public IReadOnlyList<TPart> FetchPart<TKey, T, TPart>(
        IKrtCollection<TKey, T> collection,
        Func<T, TPart> part,
        Match<T>? match = null,
        IEqualityComparer<TPart>? equality = null
    )
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(part);
        var source = Open(collection, out var edge);
        var residual = new PartResidual<T, TPart>(match, part, equality ?? EqualityComparer<TPart>.Default);
        var parts = new List<TPart>();
        foreach (var row in Fetching.Read(source, match, new(_recorder, edge, residual)))
            parts.Add(part(row));
        return parts;
    }

    /// <summary>The number of rows that match; the run is repeated only when it is another number.</summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public int Count<TKey, T>(IKrtCollection<TKey, T> collection, Match<T>? match = null)
        where TKey : notnull
        where T : class
    {
        var source = Open(collection, out var edge);
        // The number is a part of what is recorded, so it is taken first.
        var counted = Fetching.Read(source, match, new(_recorder, edge)).Count;
        var rows = new CountedCollectionRows<TKey, T>(source, match);
        Fetching.Read(source, match, new(_recorder, edge, new CountResidual<T>(Propagator, rows, counted)));
        return counted;
    }

    /// <summary>
    /// The number of rows filed under a value of an index that match; the run is repeated only when it is another number.
    /// </summary>
    /// <exception cref="KrtCycleException">The collection is made from the one that reads it.</exception>
    public int Count<TIndex, TKey, T>(IKrtIndex<TIndex, TKey, T> index, TIndex value, Match<T>? match = null)
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        var table = Open(index, out var edge);
        var counted = Fetching.Read(table, value, match, new(_recorder, edge)).Count;
        var rows = new CountedIndexRows<TIndex, TKey, T>(table, value, match);
        Fetching.Read(table, value, match, new(_recorder, edge, new CountResidual<T>(Propagator, rows, counted)));
        return counted;
    }

    /// <summary>Repeats the run whenever the trigger fires; until the trigger is synced the row waits.</summary>
    public void DependsOn(RecomputeTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        Get(trigger.Rows, default);
    }

    /// <summary>
    /// Keeps the output of the run before this one, whatever the transform returns. What this run reads counts all the
    /// same: a change of it computes the row again.
    /// </summary>
    public void KeepPrevious()
    {
        ThrowIfEnded();
        _recorder.KeepsPrevious = true;
    }

    private CollectionNode<TKey, T> Open<TKey, T>(IKrtCollection<TKey, T> collection, out FetchEdge<TKey, T> edge)
        where TKey : notnull
        where T : class
    {
        ThrowIfEnded();
        var source = CollectionNode<TKey, T>.Of(collection, Propagator);
        source.ThrowIfDisposed();
        edge = _recorder.EdgeTo(source);
        return source;
    }

    private IndexTable<TIndex, TKey, T> Open<TIndex, TKey, T>(
        IKrtIndex<TIndex, TKey, T> index,
        out FetchEdge<TKey, T> edge
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        if (index is not IndexTable<TIndex, TKey, T> table)
            throw new ArgumentException("The index was not made by an engine.", nameof(index));
        Open(table.Source, out edge);
        return table;
    }
}
