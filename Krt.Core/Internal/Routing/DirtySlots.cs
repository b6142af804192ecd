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
        if (_slots.Count == 0)
            return;
        _slots.Sort();
        foreach (var slot in _slots)
        {
            target.Add(slot);
            _marks.Unmark(slot);
        }
        _slots.Clear();
        if (_slots.Capacity > 4096)
            _slots.Capacity = 0;
    }
}
