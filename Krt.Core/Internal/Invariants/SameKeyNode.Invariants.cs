// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// A row stands where its input does.
internal sealed partial class SameKeyNode<TKey, TIn, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            Invariant.Holds(
                Table.RowAt(slot) is null || Input.Table.RowAt(slot) is not null,
                this,
                $"without a row for {slot}, which has no input"
            );
        }
    }
}
