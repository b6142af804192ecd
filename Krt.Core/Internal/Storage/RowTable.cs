// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Krt.Internal;

/// <summary>
/// Rows by key, each in a slot whose number stays the same while the key is present. Per-row state of other parts lives in
/// arrays indexed by slot, so a key is hashed once per change and nothing is keyed twice.
/// </summary>
/// <remarks>
/// A deleted row keeps its slot until <see cref="Release"/>, which the engine calls at the end of the epoch: within an
/// epoch a slot never stands for two keys.
/// </remarks>
internal sealed class RowTable<TKey, T>
    where TKey : notnull
    where T : class
{
    private int[] _buckets = new int[4];
    private Entry[] _entries = new Entry[4];
    private int[] _free = [];
    private int _freeCount;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>One more than the highest slot ever used.</summary>
    public int SlotBound { get; private set; }

    public TKey KeyAt(int slot) => _entries[slot].Key;

    public T? RowAt(int slot) => _entries[slot].Row;

    /// <summary>The slot of a key, or -1.</summary>
    public int Find(TKey key)
    {
        var hash = HashOf(key);
        for (var slot = _buckets[hash & (_buckets.Length - 1)] - 1; slot >= 0; slot = _entries[slot].Next)
        {
            ref var entry = ref _entries[slot];
            if (entry.Hash == hash && EqualityComparer<TKey>.Default.Equals(entry.Key, key))
                return slot;
        }
        return -1;
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out T row)
    {
        var slot = Find(key);
        row = slot < 0 ? null : _entries[slot].Row;
        return row is not null;
    }

    /// <summary>The slot of a key; a new one without a row if the key has none.</summary>
    public int Reserve(TKey key)
    {
        var found = Find(key);
        if (found >= 0)
            return found;
        int slot;
        if (_freeCount > 0)
        {
            slot = _free[--_freeCount];
        }
        else
        {
            if (SlotBound == _entries.Length)
                Grow();
            slot = SlotBound++;
        }
        var hash = HashOf(key);
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[slot] = new Entry
        {
            Hash = hash,
            Next = bucket - 1,
            Key = key,
        };
        bucket = slot + 1;
        return slot;
    }

    public void SetRow(int slot, T? row)
    {
        ref var entry = ref _entries[slot];
        Count += (row is null ? 0 : 1) - (entry.Row is null ? 0 : 1);
        entry.Row = row;
    }

    /// <summary>Gives up the slot of a key that has no row.</summary>
    public void Release(int slot)
    {
        ref var entry = ref _entries[slot];
        ref var bucket = ref _buckets[entry.Hash & (_buckets.Length - 1)];
        if (bucket - 1 == slot)
        {
            bucket = entry.Next + 1;
        }
        else
        {
            var previous = bucket - 1;
            while (_entries[previous].Next != slot)
                previous = _entries[previous].Next;
            _entries[previous].Next = entry.Next;
        }
        entry = default;
        if (_freeCount == _free.Length)
            Array.Resize(ref _free, Math.Max(4, _freeCount * 2));
        _free[_freeCount++] = slot;
    }

    private static int HashOf(TKey key)
    {
        // Spreads the entropy of the high bits, since a bucket is chosen by the low ones.
        var hash = (uint)key.GetHashCode();
        return (int)(hash ^ (hash >> 15));
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length];
        for (var slot = 0; slot < SlotBound; slot++)
        {
            ref var entry = ref _entries[slot];
            ref var bucket = ref _buckets[entry.Hash & (_buckets.Length - 1)];
            entry.Next = bucket - 1;
            bucket = slot + 1;
        }
    }

    private struct Entry
    {
        public int Hash;
        public int Next;
        public TKey Key;
        public T? Row;
    }
}
