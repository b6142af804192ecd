// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Every key of an input is shown, with the row of the first that has it.
internal sealed partial class UnionNode<TKey, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        var keys = Inputs.SelectMany(input => KeysOf(input)).Distinct().ToArray();
        Invariant.Holds(keys.Length == Table.Count, this, "showing every key");
        foreach (var key in keys)
        {
            var slot = Table.Find(key);
            Invariant.Holds(
                slot >= 0 && Table.RowAt(slot) is { } row && AreEqual(row, Combine(slot)!),
                this,
                $"showing the first row of {key}"
            );
        }
    }

    private static IEnumerable<TKey> KeysOf(CollectionNode<TKey, T> input)
    {
        for (var slot = 0; slot < input.Table.SlotBound; slot++)
        {
            if (input.Table.RowAt(slot) is not null)
                yield return input.Table.KeyAt(slot);
        }
    }
}
