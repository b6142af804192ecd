// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The dependencies of rows and the readers of postings are the same relation, seen from both ends.
internal sealed partial class ReadTracker
{
    public void CheckInvariants(Func<int, bool> isInput)
    {
        var dependencies = 0;
        for (var slot = 0; slot < _postings.Length; slot++)
        {
            var postings = PostingsOf(slot);
            dependencies += postings.Count;
            Invariant.Holds(postings.Count == 0 || isInput(slot), Owner, "without dependencies of a row that is gone");
            for (var i = 0; i < postings.Count; i++)
            {
                Invariant.Holds(_edges.Contains(postings[i].Edge), Owner, "depending on sources it has an edge to");
                Invariant.Holds(postings[i].IndexOf(slot) >= 0, Owner, "known to what it depends on");
            }
        }
        var readers = 0;
        foreach (var edge in _edges)
        {
            Invariant.Holds(Owner.Sources.Contains(edge.Source), Owner, $"registered with {edge.Source}");
            foreach (var posting in edge.Postings)
            {
                readers += posting.Count;
                Invariant.Holds(posting.Count > 0, Owner, "done with what nobody reads");
            }
            foreach (var slot in edge.Parked)
                Invariant.Holds(ParkedOn(slot) == edge.Source && isInput(slot), Owner, "parked where it is said to be");
        }
        Invariant.Holds(readers == dependencies, Owner, "listed as often as it depends on something");
        Invariant.Holds(_edges.Sum(edge => edge.Parked.Count) == ParkedCount, Owner, "parked once");
    }
}
