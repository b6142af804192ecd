// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Where a fetch notes what it read; the default notes nothing.</summary>
internal readonly struct ReadSink<TKey, T>(ReadRecorder recorder, FetchEdge<TKey, T> edge, IResidual<T>? residual)
    where TKey : notnull
    where T : class
{
    public void Key(TKey key, bool isNarrowed)
    {
        // A match of keys alone narrows nothing beyond its key.
        if (recorder is not null)
            recorder.Record(edge.Keys, key, isNarrowed || residual is not Match<T> ? residual : null);
    }

    public void Everything()
    {
        if (recorder is not null)
            recorder.Record(edge.Everything, residual);
    }

    /// <summary>Makes sure that an index is kept before it is read.</summary>
    public void Open<TIndex>(IndexTable<TIndex, TKey, T> index)
        where TIndex : notnull
    {
        if (recorder is not null)
            recorder.RoutingOf(edge, index);
    }

    public void Index<TIndex>(IndexTable<TIndex, TKey, T> index, TIndex value)
        where TIndex : notnull
    {
        if (recorder is not null)
            recorder.Record(recorder.RoutingOf(edge, index), value, residual);
    }
}
