// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Which collections there are, which reads which, and what has to be computed before what.
internal sealed partial class Propagator
{
    private readonly List<CollectionNode> _retired = [];
    private long _created;

    /// <summary>Creates the node's place in the graph at the start of the next epoch.</summary>
    public TNode Attach<TNode>(TNode node)
        where TNode : CollectionNode
    {
        node.Scope.ThrowIfDisposed();
        Interlocked.Increment(ref _created);
        Submit(() =>
        {
            _nodes = _nodes.Add(node.Id, node);
            node.Scope.Nodes.Add(node);
            node.Attach();
            // What it was built on, or its scope, may have gone since it was built.
            if (node.Scope.IsDisposed || node.Sources.Exists(source => source.IsDisposed))
                Retire(node);
        });
        return node;
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
        if (!consumer.Sources.Contains(source))
        {
            consumer.Sources.Add(source);
            source.Consumers.Add(consumer);
            consumer.InheritSecrecyOf(source);
        }
        if (consumer.Height > source.Height)
            return false;
        Lift(consumer, source.Height + 1);
        return true;
    }

    public static void RemoveEdge(CollectionNode source, CollectionNode consumer)
    {
        consumer.Sources.Remove(source);
        source.Consumers.Remove(consumer);
    }

    /// <summary>Removes collections in one epoch: their rows are deleted, then they leave the graph.</summary>
    /// <param name="selection">The collections, asked for when the epoch begins.</param>
    /// <param name="accepted">Called in that epoch unless the removal is refused.</param>
    /// <exception cref="InvalidOperationException">Collections that stay depend on them.</exception>
    public async ValueTask DisposeAsync(Func<IReadOnlyCollection<CollectionNode>> selection, Action? accepted = null)
    {
        InvalidOperationException? refusal = null;
        try
        {
            var number = Submit(() =>
            {
                var leaving = selection().Where(node => !node.IsDisposed).ToHashSet();
                refusal = RefusalOf(leaving);
                if (refusal is not null)
                    return;
                accepted?.Invoke();
                foreach (var node in leaving)
                    Retire(node);
            });
            await WaitForAsync(number, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ObjectDisposedException || _fault is not null)
        {
            // The engine has ended, and everything with it.
            return;
        }
        if (refusal is not null)
            throw refusal;
    }

    private static InvalidOperationException? RefusalOf(HashSet<CollectionNode> leaving)
    {
        var dependants = leaving
            .SelectMany(node =>
                node.Consumers.Where(consumer => !leaving.Contains(consumer) && consumer.DependsOn(node))
                    .Select(consumer => $"{consumer} reads {node}")
            )
            .ToArray();
        return dependants.Length == 0
            ? null
            : new InvalidOperationException($"Collections in use cannot be disposed: {string.Join(", ", dependants)}");
    }

    private void Retire(CollectionNode node)
    {
        node.MarkDisposed();
        _retired.Add(node);
        Schedule(node);
        foreach (var consumer in node.Consumers)
            Schedule(consumer);
    }

    private void RemoveRetired()
    {
        foreach (var node in _retired)
        {
            foreach (var source in node.Sources.ToArray())
                RemoveEdge(source, node);
            foreach (var consumer in node.Consumers.ToArray())
            {
                RemoveEdge(node, consumer);
                consumer.Forget(node);
            }
            _nodes = _nodes.Remove(node.Id);
            node.Scope.Nodes.Remove(node);
            Interlocked.Decrement(ref _created);
            node.Stop(null);
        }
        _retired.Clear();
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
        if (from != to && from.Consumers.Count == 0)
            return null;
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
}
