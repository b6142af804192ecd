// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>A growing set of small numbers as bits.</summary>
internal sealed class SlotMarks
{
    private ulong[] _bits = [];

    public bool IsMarked(int slot) => slot >> 6 < _bits.Length && (_bits[slot >> 6] & (1UL << (slot & 63))) != 0;

    /// <returns>False when the slot was marked before.</returns>
    public bool Mark(int slot)
    {
        var word = slot >> 6;
        if (word >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        var bit = 1UL << (slot & 63);
        if ((_bits[word] & bit) != 0)
            return false;
        _bits[word] |= bit;
        return true;
    }

    public void Unmark(int slot)
    {
        if (slot >> 6 < _bits.Length)
            _bits[slot >> 6] &= ~(1UL << (slot & 63));
    }
}
