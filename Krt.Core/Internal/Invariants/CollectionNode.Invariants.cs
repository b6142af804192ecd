// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Rows, keys, indexes and what readers outside see agree; nothing is left over from the epoch.
internal abstract partial class CollectionNode<TKey, T>
{
    public override bool IsExposed => _root is not null;

    public override void CheckInvariants()
    {
        Invariant.Holds(
            _delta.Count + _writes.Count + _vacated.Count + _newSubscriptions.Count == 0 && _changeSet is null,
            this,
            "done with the changes of the epoch"
        );
        var rows = 0;
        for (var slot = 0; slot < Table.SlotBound; slot++)
        {
            if (Table.RowAt(slot) is not { } row)
                continue;
            rows++;
            var key = Table.KeyAt(slot);
            Invariant.Holds(Table.Find(key) == slot, this, $"finding the row of {key} by its key");
            Invariant.Holds(
                _root is null || (_root.TryGetValue(key, out var seen) && ReferenceEquals(seen, row)),
                this,
                $"showing {key} as it is"
            );
        }
        Invariant.Holds(rows == Table.Count, this, "counting its rows");
        Invariant.Holds(!_ownsKeys || Table.Keys.Count == rows, this, "holding no key without a row");
        Invariant.Holds(_root is null || _root.Count == rows, this, "showing as many rows as there are");
        foreach (var index in _indexes)
            index.CheckInvariants();
    }
}
