// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using Krt.Internal;

namespace Krt;

/// <summary>The rows a fetch found: a view without a copy, valid until the transform returns, in no particular order.</summary>
public readonly struct RowSet<TKey, T> : IReadOnlyCollection<T>
    where TKey : notnull
    where T : class
{
    private readonly CollectionNode<TKey, T>? _source;
    private readonly SlotSet?[]? _candidates;
    private readonly SlotSet? _restriction;
    private readonly Match<T>? _match;

    /// <param name="source">The collection.</param>
    /// <param name="candidates">The slots to look at; all slots when null.</param>
    /// <param name="restriction">The slots a row must be one of; any when null.</param>
    /// <param name="match">What a row must fulfil beyond that.</param>
    internal RowSet(CollectionNode<TKey, T> source, SlotSet?[]? candidates, SlotSet? restriction, Match<T>? match)
    {
        _source = source;
        _candidates = candidates;
        _restriction = restriction;
        _match = match;
    }

    /// <summary>The number of rows; counting those of a match costs one pass.</summary>
    public int Count
    {
        get
        {
            if (_candidates is null && _match is null)
                return _source?.Table.Count ?? 0;
            var count = 0;
            foreach (var _ in this)
                count++;
            return count;
        }
    }

    /// <summary>The only row, or <see langword="null"/> when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public T? SingleOrDefault()
    {
        T? single = null;
        foreach (var row in this)
        {
            if (single is not null)
                throw new InvalidOperationException($"More than one row of {_source!.Name} matches.");
            single = row;
        }
        return single;
    }

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row or more than one.</exception>
#pragma warning disable CA1720 // The name is LINQ's.
    public T Single() =>
#pragma warning restore CA1720
        SingleOrDefault() ?? throw new InvalidOperationException($"No row of {_source?.Name} matches.");

    /// <summary>Enumerates without an allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks over the rows.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly RowSet<TKey, T> _set;
        private int _list;
        private int _position;
        private T? _current;

        internal Enumerator(RowSet<TKey, T> set)
        {
            _set = set;
            _position = -1;
        }

        /// <inheritdoc/>
        public readonly T Current => _current!;

        readonly object IEnumerator.Current => _current!;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_set._source is not { } source)
                return false;
            while (NextSlot(source) is var slot and >= 0)
            {
                if (source.Table.RowAt(slot) is not { } row)
                    continue;
                if (_set._restriction is not null && _set._restriction.IndexOf(slot) < 0)
                    continue;
                if (_set._match is null || _set._match.Accepts(row, source.Traits))
                {
                    _current = row;
                    return true;
                }
            }
            return false;
        }

        /// <inheritdoc/>
        public void Reset() => this = new Enumerator(_set);

        /// <inheritdoc/>
        public readonly void Dispose() { }

        private int NextSlot(CollectionNode<TKey, T> source)
        {
            if (_set._candidates is not { } lists)
                return ++_position < source.Table.SlotBound ? _position : -1;
            for (; _list < lists.Length; _list++, _position = -1)
            {
                if (lists[_list] is { } list && ++_position < list.Count)
                    return list[_position];
            }
            return -1;
        }
    }
}
