// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>
/// A set of slots as a sorted array: compact, in a defined order, and cheap to append to while loading. A set of one slot
/// needs no array.
/// </summary>
internal class SlotSet
{
    private int[]? _slots;
    private int _only;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Span =>
        _slots is null ? MemoryMarshal.CreateReadOnlySpan(ref _only, Count) : _slots.AsSpan(0, Count);

    public int this[int index] => _slots is null ? _only : _slots[index];

    /// <summary>Every slot of any of the sets once.</summary>
    public static SlotSet Union(List<SlotSet> sets)
    {
        var all = new int[sets.Sum(set => set.Count)];
        var length = 0;
        foreach (var set in sets)
        {
            set.Span.CopyTo(all.AsSpan(length));
            length += set.Count;
        }
        Array.Sort(all);
        var union = new SlotSet();
        foreach (var slot in all)
            union.Add(slot);
        return union;
    }

    /// <summary>The position of a slot, or the complement of where it would be.</summary>
    public int IndexOf(int slot) => Count == 0 || this[Count - 1] < slot ? ~Count : Span.BinarySearch(slot);

    /// <summary>
    /// The position of the first slot that is not below a slot, found from a position on: cheap when it is near, so that
    /// two sets are intersected in one pass.
    /// </summary>
    public int Advance(int from, int slot)
    {
        var slots = Span;
        if (from >= slots.Length || slots[from] >= slot)
            return from;
        var step = 1;
        while (from + step < slots.Length && slots[from + step] < slot)
        {
            from += step;
            step <<= 1;
        }
        var found = slots[(from + 1)..Math.Min(from + step + 1, slots.Length)].BinarySearch(slot);
        return from + 1 + (found < 0 ? ~found : found);
    }

    public void Add(int slot)
    {
        var index = IndexOf(slot);
        if (index < 0)
            Insert(~index, slot);
    }

    public void Remove(int slot)
    {
        var index = IndexOf(slot);
        if (index < 0)
            return;
        Count--;
        if (_slots is not null)
            Array.Copy(_slots, index + 1, _slots, index, Count - index);
    }

    private void Insert(int index, int slot)
    {
        if (_slots is null && Count == 0)
        {
            _only = slot;
            Count = 1;
            return;
        }
        if (_slots is null)
            (_slots = new int[4])[0] = _only;
        else if (Count == _slots.Length)
            Array.Resize(ref _slots, Count * 2);
        Array.Copy(_slots, index, _slots, index + 1, Count - index);
        _slots[index] = slot;
        Count++;
    }
}
