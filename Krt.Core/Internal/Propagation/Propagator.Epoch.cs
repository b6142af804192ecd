// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Krt.Internal;

// One epoch: graph changes, then every concerned collection in the order of heights, then publication as a whole.
internal sealed partial class Propagator
{
    private readonly List<List<CollectionNode>> _levels = [];
    private readonly List<CollectionNode> _visited = [];
    private ImmutableSortedDictionary<long, CollectionNode> _nodes = ImmutableSortedDictionary<
        long,
        CollectionNode
    >.Empty;
    private long _runningEpoch;
    private long _time;

    /// <summary>The collections in the graph, by number.</summary>
    public ImmutableSortedDictionary<long, CollectionNode> Nodes => Volatile.Read(ref _nodes);

    /// <summary>The epoch that is being computed, or was computed last.</summary>
    public long RunningEpoch => Volatile.Read(ref _runningEpoch);

    /// <summary>When the oldest write arrived of the epoch that is being computed.</summary>
    public long RunningArrivedAt { get; private set; }

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
        Telemetry.Enter(node);
    }

    private void RunEpoch(long number)
    {
        Volatile.Write(ref _runningEpoch, number);
        var started = Telemetry.BeginEpoch();
        foreach (var command in _takenCommands)
            command();
        foreach (var source in _takenWritten)
            Schedule((CollectionNode)source);
        _time = Options.TimeProvider.GetTimestamp();
        for (var height = 0; height < _levels.Count; height++)
            RunLevel(height);
        SortVisited();
        var changes = 0L;
        foreach (var node in _visited)
        {
            if (node.ChangeCount > 0)
                node.ChangedIn = number;
            changes += node.ChangeCount;
            Telemetry.Leave(node);
            node.Publish(number);
        }
        PublishRoots(number);
        foreach (var node in _visited)
        {
            node.IsVisited = false;
            node.EndEpoch();
        }
        _visited.Clear();
        RemoveRetired();
        if (Options.ChecksInvariants)
            CheckInvariants();
        Telemetry.EndEpoch(started, number, changes);
        Complete(number);
    }

    private void RunLevel(int height)
    {
        var level = _levels[height];
        if (level.Count == 0)
            return;
        if (level.Count > 1)
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
            var isFinal = RunNode(node);
            var now = Options.TimeProvider.GetTimestamp();
            node.Statistics.Ticks += now - _time;
            _time = now;
            if (!isFinal)
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

    private static bool RunNode(CollectionNode node)
    {
        if (!node.IsDisposed)
            return node.Run();
        node.Retract();
        return true;
    }

    private void Complete(long number)
    {
        lock (_gate)
        {
            _completed = number;
            if (_waiters.Count > 0)
                EndWaiting(number);
        }
    }

    private void EndWaiting(long number) =>
        _waiters.RemoveAll(waiter =>
            waiter.Number <= number && (waiter.Completion.TrySetResult() || waiter.Completion.Task.IsCompleted)
        );

    // Levels run in order, so that only a lifted collection or a new subscription makes a difference.
    private void SortVisited()
    {
        for (var i = 1; i < _visited.Count; i++)
        {
            if (CompareOrder(_visited[i - 1], _visited[i]) < 0)
                continue;
            _visited.Sort(CompareOrder);
            return;
        }
    }

    private static int CompareOrder(CollectionNode left, CollectionNode right) =>
        left.Height != right.Height ? left.Height.CompareTo(right.Height) : left.Id.CompareTo(right.Id);
}
