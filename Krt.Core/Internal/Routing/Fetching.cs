// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>How a fetch finds its rows: by the narrowest structure its match allows.</summary>
internal static class Fetching
{
    /// <summary>The rows of a collection that match.</summary>
    public static RowSet<TKey, T> Read<TKey, T>(
        CollectionNode<TKey, T> source,
        Match<T>? match,
        ReadSink<TKey, T> sink = default
    )
        where TKey : notnull
        where T : class
    {
        if (match?.KeyArray is not null)
            return new(source, [ReadKeys(source, match, sink)], null, match);
        for (var part = match; part is not null; part = part.And)
        {
            if (part.LabelTerm is { Equalities.Count: > 0 } selector)
                return new(source, [ReadLabel(source, selector, sink)], null, match);
            if (part.SelectsTerm is not null)
                return new(source, ReadSelectors(source, part, sink), null, match);
        }
        sink.Everything();
        return new(source, null, null, match);
    }

    /// <summary>The rows filed under a value of an index that match.</summary>
    public static RowSet<TKey, T> Read<TIndex, TKey, T>(
        IndexTable<TIndex, TKey, T> index,
        TIndex value,
        Match<T>? match,
        ReadSink<TKey, T> sink = default
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        sink.Open(index);
        if (match?.KeyArray is not null)
            return new(index.Source, [ReadKeys(index.Source, match, sink)], index.Find(value) ?? new SlotSet(), match);
        sink.Index(index, value);
        return new(index.Source, [index.Find(value)], null, match);
    }

    /// <summary>The rows filed under any of several values of an index that match, each once.</summary>
    public static RowSet<TKey, T> Read<TIndex, TKey, T>(
        IndexTable<TIndex, TKey, T> index,
        ReadOnlySpan<TIndex> values,
        Match<T>? match,
        ReadSink<TKey, T> sink
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        sink.Open(index);
        var seen = new HashSet<TIndex>(values.Length);
        var found = new List<SlotSet>(values.Length);
        foreach (var value in values)
        {
            if (!seen.Add(value))
                continue;
            if (match?.KeyArray is null)
                sink.Index(index, value);
            if (index.Find(value) is { } slots)
                found.Add(slots);
        }
        if (match?.KeyArray is not null)
            return new(index.Source, [ReadKeys(index.Source, match, sink)], SlotSet.Union(found), match);
        // Under a single-valued index no row is found twice.
        SlotSet?[] candidates = index.IsSingleValued ? [.. found] : [SlotSet.Union(found)];
        return new(index.Source, candidates, null, match);
    }

    private static SlotSet ReadKeys<TKey, T>(CollectionNode<TKey, T> source, Match<T> match, ReadSink<TKey, T> sink)
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
            sink.Key(key, match.HasCondition);
            if (source.Table.Find(key) is var slot and >= 0)
                slots.Add(slot);
        }
        return slots;
    }

    /// <summary>Reads by the required label that the fewest rows carry.</summary>
    private static SlotSet? ReadLabel<TKey, T>(
        CollectionNode<TKey, T> source,
        LabelSelector selector,
        ReadSink<TKey, T> sink
    )
        where TKey : notnull
        where T : class
    {
        sink.Open(source.LabelIndex);
        var rarest = selector.Equalities[0];
        var fewest = source.LabelIndex.Find(rarest);
        foreach (var label in selector.Equalities.Span[1..])
        {
            var slots = source.LabelIndex.Find(label);
            if ((slots?.Count ?? 0) < (fewest?.Count ?? 0))
                (rarest, fewest) = (label, slots);
        }
        sink.Index(source.LabelIndex, rarest);
        return fewest;
    }

    /// <summary>Reads the selectors that require one of the labels first, and those that require none.</summary>
    private static SlotSet?[] ReadSelectors<TKey, T>(
        CollectionNode<TKey, T> source,
        Match<T> part,
        ReadSink<TKey, T> sink
    )
        where TKey : notnull
        where T : class
    {
        var labels = part.SelectsTerm!;
        sink.Open(source.SelectorIndex);
        var found = new SlotSet?[labels.Count + 2];
        for (var i = 0; i < labels.Count; i++)
            found[i] = ReadAnchor(labels[i]);
        found[labels.Count] = ReadAnchor(SelectorAnchor.RequirementsOnly);
        if (part.EmptySelectorMatches)
            found[labels.Count + 1] = ReadAnchor(SelectorAnchor.Empty);
        return found;

        SlotSet? ReadAnchor(KeyValuePair<string, string> anchor)
        {
            sink.Index(source.SelectorIndex, anchor);
            return source.SelectorIndex.Find(anchor);
        }
    }
}
