// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// No work is left, and only input rows have dependencies.
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T>
{
    /// <summary>What the rows depend on.</summary>
    public ReadTracker Tracker => _tracker;

    public override void CheckInvariants()
    {
        base.CheckInvariants();
        Invariant.Holds(_work.Count + _count + _start == 0 && !_isRouted, this, "done with the work of the epoch");
        _tracker.CheckInvariants(slot => _input.Table.RowAt(slot) is not null);
    }
}
