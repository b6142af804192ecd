// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The input rows of a collection that have to be computed again, each at most once.</summary>
internal sealed class DirtySlots
{
    private readonly SlotMarks _marks = new();
    private readonly List<int> _slots = [];

    public void Add(int slot)
    {
        if (_marks.Mark(slot))
            _slots.Add(slot);
    }

    /// <summary>Moves all slots, sorted, to <paramref name="target"/>.</summary>
    public void MoveTo(List<int> target)
    {
        _slots.Sort();
        target.AddRange(_slots);
        foreach (var slot in _slots)
            _marks.Unmark(slot);
        _slots.Clear();
        if (_slots.Capacity > 4096)
            _slots.Capacity = 0;
    }
}
