// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>How a fetch finds its rows: by the narrowest structure its match allows.</summary>
internal static class Fetching
{
    // Up to so many rows are looked through sooner than their labels are looked up.
    private const int Few = 12;

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
            return new(source, ReadKeys(source, match, sink), null, match.Condition);
        if (match?.LabelsPart is { Selector.Equalities.Count: > 0 } labels && sink.TryOpen(source.LabelIndex))
        {
            var found = FindLabel(source.LabelIndex, labels.Selector, out var label);
            sink.Index(source.LabelIndex, label);
            return new(source, found, null, Beyond(match, labels));
        }
        if (match?.SelectsPart is { } selects && sink.TryOpen(source.SelectorIndex))
        {
            var found = FindSelectors(source.SelectorIndex, selects);
            RecordSelectors(source.SelectorIndex, selects, sink);
            return new(source, found, null, match);
        }
        sink.Everything();
        return new(source, match);
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
        sink.TryOpen(index);
        var source = index.Source;
        var filed = index.Find(value);
        if (match?.KeyArray is not null)
            return new(source, ReadKeys(source, match, sink), filed ?? new SlotSet(), match.Condition);
        sink.Index(index, value);
        if (filed is not { Count: > Few })
            return new(source, filed, null, match);
        if (match?.LabelsPart is { Selector.Equalities.Count: > 0 } labels && sink.TryOpen(source.LabelIndex))
        {
            var found = FindLabel(source.LabelIndex, labels.Selector, out _);
            if ((found?.Count ?? 0) <= filed.Count)
                return new(source, found, filed, Beyond(match, labels));
        }
        else if (match?.SelectsPart is { } selects && sink.TryOpen(source.SelectorIndex))
        {
            var found = FindSelectors(source.SelectorIndex, selects);
            if (found.Sum(static slots => slots?.Count ?? 0) < filed.Count / 2)
                return new(source, found, filed, match);
        }
        return new(source, filed, null, match);
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
        sink.TryOpen(index);
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
            return new(index.Source, ReadKeys(index.Source, match, sink), SlotSet.Union(found), match.Condition);
        // Under a single-valued index no row is found twice.
        return index.IsSingleValued
            ? new(index.Source, [.. found], null, match)
            : new(index.Source, SlotSet.Union(found), null, match);
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
            sink.Key(key, match);
            if (source.Table.Find(key) is var slot and >= 0)
                slots.Add(slot);
        }
        return slots;
    }

    /// <summary>The rows with the required label that the fewest rows carry.</summary>
    private static SlotSet? FindLabel<TKey, T>(LabelIndex<TKey, T> index, LabelSelector selector, out Label rarest)
        where TKey : notnull
        where T : class
    {
        rarest = Label.Of(selector.Equalities[0]);
        var fewest = index.Find(rarest);
        foreach (ref readonly var pair in selector.Equalities.Span[1..])
        {
            var slots = index.Find(Label.Of(pair));
            if ((slots?.Count ?? 0) < (fewest?.Count ?? 0))
                (rarest, fewest) = (Label.Of(pair), slots);
        }
        return fewest;
    }

    /// <summary>What is left to check of a match when the rows are found by a label of it.</summary>
    private static Match<T>? Beyond<T>(Match<T> match, LabelsMatch<T> found)
        where T : class => ReferenceEquals(match, found) && found.IsOneLabel ? null : match;

    /// <summary>The selectors that require one of the labels first, and those that require none.</summary>
    private static SlotSet?[] FindSelectors<TKey, T>(SelectorIndex<TKey, T> index, SelectsMatch<T> selects)
        where TKey : notnull
        where T : class
    {
        var labels = selects.SelectedLabels;
        var found = new SlotSet?[labels.Count + 2];
        for (var i = 0; i < labels.Count; i++)
            found[i] = index.Find(Label.Of(labels[i]));
        found[labels.Count] = index.Find(SelectorAnchor.RequirementsOnly);
        if (selects.EmptyMatches)
            found[labels.Count + 1] = index.Find(SelectorAnchor.Empty);
        return found;
    }

    private static void RecordSelectors<TKey, T>(
        SelectorIndex<TKey, T> index,
        SelectsMatch<T> selects,
        ReadSink<TKey, T> sink
    )
        where TKey : notnull
        where T : class
    {
        foreach (ref readonly var pair in selects.SelectedLabels.Span)
            sink.Index(index, Label.Of(pair));
        sink.Index(index, SelectorAnchor.RequirementsOnly);
        if (selects.EmptyMatches)
            sink.Index(index, SelectorAnchor.Empty);
    }
}
