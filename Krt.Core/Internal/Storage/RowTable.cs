// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Krt.Internal;

/// <summary>The rows of a collection by the slots of their keys.</summary>
internal sealed class RowTable<TKey, T>(KeyTable<TKey> keys)
    where TKey : notnull
    where T : class
{
    // Elements of a struct type: storing a reference in an array of them takes no check of its type.
    private Place[] _rows = [];

    /// <summary>The keys, which collections with the same keys may share.</summary>
    public KeyTable<TKey> Keys => keys;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>One more than the highest slot that may hold a row.</summary>
    public int SlotBound => Math.Min(keys.SlotBound, _rows.Length);

    public TKey KeyAt(int slot) => keys.KeyAt(slot);

    public T? RowAt(int slot) => (uint)slot < (uint)_rows.Length ? _rows[slot].Row : null;

    /// <summary>The slot of a key, or -1.</summary>
    public int Find(TKey key) => keys.Find(key);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out T row)
    {
        row = RowAt(keys.Find(key));
        return row is not null;
    }

    /// <summary>The slot of a key; a new one without a row if the key has none.</summary>
    public int Reserve(TKey key) => keys.Reserve(key);

    public void SetRow(int slot, T? row)
    {
        if (slot >= _rows.Length)
        {
            if (row is null)
                return;
            Array.Resize(ref _rows, Math.Max(slot + 1, keys.Capacity));
        }
        ref var place = ref _rows[slot].Row;
        Count += (row is null ? 0 : 1) - (place is null ? 0 : 1);
        place = row;
    }

    private struct Place
    {
        public T? Row;
    }
}
