// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// One epoch: graph changes, then every concerned collection in the order of heights, then publication as a whole.
internal sealed partial class Propagator
{
    private readonly List<CollectionNode> _nodes = [];
    private readonly List<List<CollectionNode>> _levels = [];
    private readonly List<CollectionNode> _visited = [];
    private object?[] _roots = [];
    private bool _rootsAreShared;
    private volatile Publication _published = new(0, []);

    public Publication Published => _published;

    /// <summary>Creates the node's place in the graph at the start of the next epoch.</summary>
    public TNode Attach<TNode>(TNode node)
        where TNode : CollectionNode
    {
        Submit(() =>
        {
            _nodes.Add(node);
            node.Attach();
        });
        return node;
    }

    public void Schedule(CollectionNode node)
    {
        if (node.IsScheduled)
            return;
        node.IsScheduled = true;
        while (_levels.Count <= node.Height)
            _levels.Add([]);
        _levels[node.Height].Add(node);
    }

    /// <summary>Makes a node take part in the end of the epoch.</summary>
    public void Visit(CollectionNode node)
    {
        if (node.IsVisited)
            return;
        node.IsVisited = true;
        _visited.Add(node);
    }

    /// <summary>Records that a collection reads another and lifts it above that one.</summary>
    /// <returns>Whether the consumer was lifted.</returns>
    /// <exception cref="KrtCycleException">The source is made from the consumer.</exception>
    public static bool AddEdge(CollectionNode source, CollectionNode consumer)
    {
        if (PathBetween(consumer, source) is { } path)
            throw new KrtCycleException(
                $"Collections read each other in a cycle: {string.Join(" > ", path)} > {consumer}"
            );
        if (!source.Consumers.Contains(consumer))
            source.Consumers.Add(consumer);
        if (consumer.Height > source.Height)
            return false;
        Lift(consumer, source.Height + 1);
        return true;
    }

    public int AddRoot(object root)
    {
        OwnRoots(_roots.Length + 1);
        _roots[^1] = root;
        return _roots.Length - 1;
    }

    public void SetRoot(int index, object root)
    {
        OwnRoots(_roots.Length);
        _roots[index] = root;
    }

    public Snapshot TakeSnapshot()
    {
        var published = _published;
        return published.Roots.Length == Interlocked.Read(ref _lastId)
            ? new Snapshot(published)
            : Ask(() =>
            {
                foreach (var node in _nodes)
                    node.Expose();
                return new Snapshot(new Publication(_published.Epoch, [.. _roots]));
            });
    }

    private void RunEpoch(long number)
    {
        foreach (var command in _takenCommands)
            command();
        foreach (var source in _takenWritten)
            Schedule((CollectionNode)source);
        for (var height = 0; height < _levels.Count; height++)
            RunLevel(height);
        _visited.Sort(static (left, right) => (left.Height, left.Id).CompareTo((right.Height, right.Id)));
        foreach (var node in _visited)
            node.Publish(number);
        _published = new Publication(number, _roots);
        _rootsAreShared = true;
        foreach (var node in _visited)
        {
            node.IsVisited = false;
            node.EndEpoch();
        }
        _visited.Clear();
        Complete(number);
    }

    private void RunLevel(int height)
    {
        var level = _levels[height];
        level.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        // By index: a collection that is lifted while the level runs is added to a later one.
        for (var i = 0; i < level.Count; i++)
        {
            var node = level[i];
            node.IsScheduled = false;
            if (node.Height > height)
            {
                Schedule(node);
                continue;
            }
            Visit(node);
            if (!node.Run())
            {
                Schedule(node);
                continue;
            }
            if (!node.HasNews)
                continue;
            foreach (var consumer in node.Consumers)
                Schedule(consumer);
        }
        level.Clear();
    }

    private void Complete(long number)
    {
        lock (_gate)
        {
            _completed = number;
            _waiters.RemoveAll(waiter =>
                waiter.Number <= number && (waiter.Completion.TrySetResult() || waiter.Completion.Task.IsCompleted)
            );
        }
    }

    private static void Lift(CollectionNode node, int height)
    {
        if (node.Height >= height)
            return;
        node.Height = height;
        foreach (var consumer in node.Consumers)
            Lift(consumer, height + 1);
    }

    /// <summary>How data flows from one collection to another, or null when it does not.</summary>
    private static List<CollectionNode>? PathBetween(CollectionNode from, CollectionNode to)
    {
        var path = new List<CollectionNode>();
        var seen = new HashSet<CollectionNode>();
        return Walk(from) ? path : null;

        bool Walk(CollectionNode node)
        {
            if (!seen.Add(node))
                return false;
            path.Add(node);
            if (node == to || node.Consumers.Exists(Walk))
                return true;
            path.RemoveAt(path.Count - 1);
            return false;
        }
    }

    // A published array is never written again.
    private void OwnRoots(int length)
    {
        if (!_rootsAreShared && _roots.Length == length)
            return;
        Array.Resize(ref _roots, length);
        if (_rootsAreShared)
            _roots = [.. _roots];
        _rootsAreShared = false;
    }
}
