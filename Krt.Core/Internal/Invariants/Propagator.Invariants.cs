// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// The graph: edges known on both sides, heights above those of sources, nothing left over from the epoch.
internal sealed partial class Propagator
{
    private void CheckInvariants()
    {
        foreach (var node in _nodes.Values)
        {
            Invariant.Holds(!node.IsDisposed, node, "alive while in the graph");
            Invariant.Holds(!node.IsScheduled && !node.IsVisited, node, "done with the epoch");
            Invariant.Holds(node.Scope.Nodes.Contains(node), node, "known to its scope");
            Invariant.Holds(node.Sources.Distinct().Count() == node.Sources.Count, node, "reading a source once");
            foreach (var source in node.Sources)
            {
                Invariant.Holds(_nodes.ContainsKey(source.Id), node, $"reading {source}, which is in the graph");
                Invariant.Holds(source.Consumers.Contains(node), node, $"known to {source} as a consumer");
                Invariant.Holds(source.Height < node.Height, node, $"higher than {source}");
            }
            foreach (var consumer in node.Consumers)
                Invariant.Holds(consumer.Sources.Contains(node), node, $"known to {consumer} as a source");
            node.CheckInvariants();
        }
        Invariant.Holds(_levels.TrueForAll(level => level.Count == 0), Nothing, "the only one to be run again");
        Invariant.Holds(_rootCount == _nodes.Values.Count(node => node.IsExposed), Nothing, "sure of what is exposed");
    }
}
