// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Where a fetch notes what it read; the default notes nothing and reads only through indexes that are kept.</summary>
internal readonly struct ReadSink<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly ReadRecorder? _recorder;
    private readonly FetchEdge<TKey, T>? _edge;
    private readonly IResidual<T>? _residual;
    private readonly bool _records;

    /// <summary>Notes nothing, but makes sure that indexes are kept before they are read.</summary>
    public ReadSink(ReadRecorder recorder, FetchEdge<TKey, T> edge)
    {
        _recorder = recorder;
        _edge = edge;
    }

    /// <summary>Notes every read.</summary>
    /// <param name="recorder">Where.</param>
    /// <param name="edge">The edge to the collection that is read.</param>
    /// <param name="residual">What narrows the interest of the reader beyond what is noted.</param>
    public ReadSink(ReadRecorder recorder, FetchEdge<TKey, T> edge, IResidual<T>? residual)
        : this(recorder, edge)
    {
        _residual = residual;
        _records = true;
    }

    /// <param name="key">The key.</param>
    /// <param name="match">The match that the key is of.</param>
    public void Key(TKey key, Match<T> match)
    {
        // What a match demands of keys is in the routing already.
        if (_records)
            _recorder!.Record(_edge!.Keys, key, ReferenceEquals(_residual, match) ? match.Condition : _residual);
    }

    public void Everything()
    {
        if (_records)
            _recorder!.Record(_edge!.Everything, default, _residual);
    }

    /// <summary>Makes sure that an index is kept before it is read.</summary>
    public bool TryOpen<TIndex>(IndexTable<TIndex, TKey, T> index)
        where TIndex : notnull
    {
        if (_recorder is null)
            return index.IsBuilt;
        _recorder.RoutingOf(_edge!, index);
        return true;
    }

    public void Index<TIndex>(IndexTable<TIndex, TKey, T> index, TIndex value)
        where TIndex : notnull
    {
        if (_records)
            _recorder!.Record(_recorder.RoutingOf(_edge!, index), value, _residual);
    }
}
