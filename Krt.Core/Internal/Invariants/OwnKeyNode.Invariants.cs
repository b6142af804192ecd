// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Owners and outputs agree: every row has an owner that produces it, and who shares a key is listed once.
internal sealed partial class OwnKeyNode<TInKey, TIn, TKey, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        var claims = 0;
        for (var input = 0; input < _outputs.Length; input++)
        {
            var outputs = _outputs[input];
            claims += outputs.Count;
            Invariant.Holds(
                outputs.Count == 0 || Input.Table.RowAt(input) is not null,
                this,
                "made from rows there are"
            );
            for (var i = 0; i < outputs.Count; i++)
                Invariant.Holds(Table.RowAt(outputs[i]) is not null, this, "holding what it is said to produce");
        }
        var owned = 0;
        for (var slot = 0; slot < _owners.Length; slot++)
        {
            if (_owners[slot] == 0)
                continue;
            owned++;
            Invariant.Holds(Table.RowAt(slot) is not null, this, "without an owner of no row");
            Invariant.Holds(Produces(_owners[slot] - 1, slot), this, "owned by who produces the row");
        }
        Invariant.Holds(owned == Table.Count, this, "without a row that nobody owns");
        var shared = 0;
        foreach (var (slot, sharers) in _collisions ?? [])
        {
            shared += sharers.Count - 1;
            Invariant.Holds(sharers.Count > 1, this, "without a collision of one input");
            Invariant.Holds(
                sharers.DistinctBy(claim => claim.Input).Count() == sharers.Count,
                this,
                "listing claims once"
            );
            Invariant.Holds(sharers.TrueForAll(claim => Produces(claim.Input, slot)), this, "listing true claims");
        }
        Invariant.Holds(claims == owned + shared, this, "listing every claim");
        Invariant.Holds(_newCollisions.Count == 0, this, "done with collisions");
    }

    private bool Produces(int input, int slot)
    {
        var outputs = _outputs[input];
        for (var i = 0; i < outputs.Count; i++)
        {
            if (outputs[i] == slot)
                return true;
        }
        return false;
    }
}
