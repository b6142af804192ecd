// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Those that take part are named by the outer collection and have an edge.
internal sealed partial class MergeManyNode<TName, TKey, T>
{
    public override void CheckInvariants()
    {
        base.CheckInvariants();
        Invariant.Holds(_work.Count == 0, this, "done with the work of the epoch");
        foreach (var member in _members.Values)
            Invariant.Holds(Sources.Contains(member), this, $"registered with {member}");
        foreach (var member in _merged)
            Invariant.Holds(_members.ContainsValue(member), this, $"without {member}, which nobody names");
        foreach (var source in Sources)
            Invariant.Holds(
                source == outer || _members.ContainsValue((CollectionNode<TKey, T>)source),
                this,
                $"rid of {source}"
            );
    }
}
