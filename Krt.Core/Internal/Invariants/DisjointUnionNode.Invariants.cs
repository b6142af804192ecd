// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// As many rows as all inputs have, where they keep their promise to be disjoint.
internal sealed partial class DisjointUnionNode<TKey, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        Invariant.Holds(Table.Count <= inputs.Sum(input => input.Table.Count), this, "without a row that no input has");
    }
}
