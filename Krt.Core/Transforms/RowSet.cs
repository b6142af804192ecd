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
    private readonly SlotSet? _candidates;
    private readonly SlotSet?[]? _lists;
    private readonly SlotSet? _restriction;
    private readonly Match<T>? _match;
    private readonly bool _isAll;

    /// <summary>All rows that match.</summary>
    internal RowSet(CollectionNode<TKey, T> source, Match<T>? match)
    {
        _source = source;
        _match = match;
        _isAll = true;
    }

    /// <param name="source">The collection.</param>
    /// <param name="candidates">The slots to look at.</param>
    /// <param name="restriction">The slots a row must be one of; any when null.</param>
    /// <param name="match">What a row must fulfil beyond that.</param>
    internal RowSet(CollectionNode<TKey, T> source, SlotSet? candidates, SlotSet? restriction, Match<T>? match)
    {
        _source = source;
        _candidates = candidates;
        _restriction = restriction;
        _match = match;
    }

    /// <inheritdoc cref="RowSet(CollectionNode{TKey,T},SlotSet,SlotSet,Match{T})"/>
    internal RowSet(CollectionNode<TKey, T> source, SlotSet?[] lists, SlotSet? restriction, Match<T>? match)
    {
        _source = source;
        _lists = lists;
        _restriction = restriction;
        _match = match;
    }

    /// <summary>The number of rows; counting those of a match costs one pass.</summary>
    public int Count
    {
        get
        {
            if (_match is null && _restriction is null && _lists is null)
                return (_isAll ? _source?.Table.Count : _candidates?.Count) ?? 0;
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
        private SlotSet? _list;
        private int _listNumber;
        private int _position;
        private int _restrictionPosition;
        private T? _current;

        internal Enumerator(RowSet<TKey, T> set)
        {
            _set = set;
            _list = set._candidates;
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
                if (_set._restriction is { } restriction && !IsIn(restriction, slot))
                    continue;
                if (source.Table.RowAt(slot) is { } row && (_set._match?.Accepts(row, source.Traits) ?? true))
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
            if (_set._isAll)
                return ++_position < source.Table.SlotBound ? _position : -1;
            while (true)
            {
                if (_list is not null && ++_position < _list.Count)
                    return _list[_position];
                if (_set._lists is not { } lists || _listNumber == lists.Length)
                    return -1;
                _list = lists[_listNumber++];
                _position = -1;
                _restrictionPosition = 0;
            }
        }

        // Both sets are sorted, so one pass over both tells.
        private bool IsIn(SlotSet restriction, int slot)
        {
            _restrictionPosition = restriction.Advance(_restrictionPosition, slot);
            return _restrictionPosition < restriction.Count && restriction[_restrictionPosition] == slot;
        }
    }
}
