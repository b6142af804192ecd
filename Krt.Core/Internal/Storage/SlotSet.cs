// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>A set of slots as a sorted array: compact, in a defined order, and cheap to append to while loading.</summary>
internal class SlotSet
{
    private int[] _slots = new int[1];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Span => _slots.AsSpan(0, Count);

    public int this[int index] => _slots[index];

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
    public int IndexOf(int slot) =>
        Count == 0 || _slots[Count - 1] < slot ? ~Count : Array.BinarySearch(_slots, 0, Count, slot);

    /// <summary>Inserts a slot at the position <see cref="IndexOf"/> gave the complement of.</summary>
    public void Insert(int index, int slot)
    {
        if (Count == _slots.Length)
            Array.Resize(ref _slots, Count * 2);
        Array.Copy(_slots, index, _slots, index + 1, Count - index);
        _slots[index] = slot;
        Count++;
    }

    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_slots, index + 1, _slots, index, Count - index);
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
        if (index >= 0)
            RemoveAt(index);
    }
}
