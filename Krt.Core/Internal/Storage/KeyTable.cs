// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// Keys, each in a slot whose number stays the same while the key is present. Per-row state of other parts lives in arrays
/// indexed by slot, so a key is hashed once per change and nothing is keyed twice. Collections whose rows stand under the
/// keys of their input share the table of the input.
/// </summary>
/// <remarks>
/// A deleted key keeps its slot until <see cref="Release"/>, which the owner calls at the end of the epoch: within an epoch
/// a slot never stands for two keys.
/// </remarks>
internal sealed class KeyTable<TKey>
    where TKey : notnull
{
    private int[] _buckets = new int[4];
    private Entry[] _entries = new Entry[4];
    private int[] _free = [];
    private int _freeCount;

    /// <summary>One more than the highest slot ever used.</summary>
    public int SlotBound { get; private set; }

    /// <summary>How many keys have a slot.</summary>
    public int Count => SlotBound - _freeCount;

    /// <summary>How many slots there is room for without growing.</summary>
    public int Capacity => _entries.Length;

    public TKey KeyAt(int slot) => _entries[slot].Key;

    /// <summary>The slot of a key, or -1.</summary>
    public int Find(TKey key) => Find(key, HashOf(key));

    /// <summary>The slot of a key; a new one if the key has none.</summary>
    public int Reserve(TKey key)
    {
        var hash = HashOf(key);
        var found = Find(key, hash);
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
                Grow(SlotBound * 2);
            slot = SlotBound++;
        }
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

    /// <summary>Makes room for so many further keys at once.</summary>
    public void EnsureRoom(int keys)
    {
        var needed = SlotBound - _freeCount + keys;
        if (needed > _entries.Length)
            Grow((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)needed));
    }

    /// <summary>Gives up the slot of a key.</summary>
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

    private int Find(TKey key, int hash)
    {
        for (var slot = _buckets[hash & (_buckets.Length - 1)] - 1; slot >= 0; slot = _entries[slot].Next)
        {
            ref var entry = ref _entries[slot];
            if (entry.Hash == hash && EqualityComparer<TKey>.Default.Equals(entry.Key, key))
                return slot;
        }
        return -1;
    }

    private void Grow(int capacity)
    {
        Array.Resize(ref _entries, capacity);
        _buckets = new int[capacity];
        // Slots that are free are in no bucket; they are told by the list of free ones.
        var isFree = new SlotMarks();
        for (var i = 0; i < _freeCount; i++)
            isFree.Mark(_free[i]);
        for (var slot = 0; slot < SlotBound; slot++)
        {
            if (isFree.IsMarked(slot))
                continue;
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
    }
}
