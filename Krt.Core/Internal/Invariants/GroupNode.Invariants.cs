// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The groups hold what the index files.
internal sealed partial class GroupNode<TIndex, TKey, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        Invariant.Holds(_touched.Count == 0, this, "done with the groups of the epoch");
        var filed = 0;
        var source = index.Source.Table;
        for (var slot = 0; slot < source.SlotBound; slot++)
        {
            if (source.RowAt(slot) is not { } row)
                continue;
            foreach (var value in index.ValuesOf(row))
            {
                filed++;
                Invariant.Holds(
                    Table.TryGet(value, out var group)
                        && group.Rows.TryGetValue(source.KeyAt(slot), out var member)
                        && ReferenceEquals(member, row),
                    this,
                    $"holding {source.KeyAt(slot)} under {value}"
                );
            }
        }
        var held = 0;
        for (var slot = 0; slot < Table.SlotBound; slot++)
            held += Table.RowAt(slot)?.Rows.Count ?? 0;
        Invariant.Holds(held == filed, this, "holding what is filed and no more");
    }
}
