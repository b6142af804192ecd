// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>One random graph in several engines that are written to in step, and compared after every commit.</summary>
internal sealed class GraphRun(IReadOnlyList<EngineGraph> graphs, GraphModel model, IReadOnlyList<NodeSpec> nodes)
{
    private int _built;

    public IReadOnlyList<NodeSpec> Nodes => nodes;

    public void Build(int first, int end)
    {
        foreach (var graph in graphs)
        {
            for (var i = first; i < end; i++)
                graph.Build(nodes[i]);
        }
        _built = Math.Max(_built, end);
    }

    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> RebuildLast()
    {
        foreach (var graph in graphs)
        {
            if (_built > 0 && await graph.Rebuild(nodes[_built - 1]) is { } failure)
                return failure;
        }
        return null;
    }

    public void SubscribeLate()
    {
        foreach (var graph in graphs)
            graph.SubscribeLate();
    }

    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> Commit(GraphWorld world, GraphWrite[] writes, bool marksSynced, bool isSynced)
    {
        world.Begin();
        foreach (var write in writes)
            world.Apply(write);
        foreach (var graph in graphs)
        {
            await graph.Engine.WhenSettledAsync();
            graph.BeginCommit();
            var epoch = await graph.Engine.CommitAsync(transaction =>
            {
                if (marksSynced)
                    transaction.MarkSynced(graph.Sources[^1]);
                foreach (var write in writes)
                    GraphWorld.Apply(write, transaction, graph.Sources[write.Target]);
            });
            await graph.Engine.WhenSettledAsync();
            if (graph.CheckCommit(epoch, world.Touched) is { } failure)
                return failure;
        }
        if (Disagreement() is { } disagreement)
            return disagreement;
        // A row that waits for an unsynced collection keeps what it had, which the sources do not tell.
        if (!isSynced)
            return null;
        model.Evaluate(world.Sources);
        return graphs.Select(graph => graph.CheckContent(model)).FirstOrDefault(failure => failure is not null);
    }

    private string? Disagreement()
    {
        foreach (var graph in graphs.Skip(1))
        {
            foreach (var (first, other) in graphs[0].Transcripts.Zip(graph.Transcripts))
            {
                if (!first.IsSameAs(other))
                    return $"{graphs[0].Name} and {graph.Name} deliver different changes of {first.Name}";
            }
        }
        return null;
    }
}
