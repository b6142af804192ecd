// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Every row is filed under its values, and nothing else is.
internal abstract partial class IndexTable<TIndex, TKey, T>
{
    public void CheckInvariants()
    {
        var filed = 0;
        for (var slot = 0; slot < Source.Table.SlotBound; slot++)
        {
            if (Source.Table.RowAt(slot) is not { } row)
                continue;
            foreach (var value in ValuesOf(row))
            {
                filed++;
                Invariant.Holds(
                    Find(value) is { } slots && slots.IndexOf(slot) >= 0,
                    Source,
                    $"filing {Source.Table.KeyAt(slot)} under {value} of {Name}"
                );
            }
        }
        Invariant.Holds(
            filed == _slots.Values.Sum(slots => slots.Count) && _slots.Values.All(slots => slots.Count > 0),
            Source,
            $"filing by {Name} what there is and no more"
        );
    }
}
