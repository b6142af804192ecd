// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// A row is made of rows that there are.
internal abstract partial class JoinNode<TKey, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            Invariant.Holds(
                Table.RowAt(slot) is null || Inputs.Any(input => input.Table.TryGet(Table.KeyAt(slot), out _)),
                this,
                "made of rows there are"
            );
        }
    }
}
