// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// Follows rows from collection to collection, the nearest first. Every row is visited once however many ways lead to it, so
/// the cost is that of the rows and their reads, not of the paths.
/// </summary>
internal abstract class Tracer<TStep>(Propagator propagator, ExplainOptions options)
{
    private readonly Dictionary<(CollectionNode, int), TStep> _steps = [];
    private readonly Queue<(CollectionNode Node, int Slot, TStep Step, int Depth)> _open = new();
    private int _depth;

    protected Propagator Propagator { get; } = propagator;

    protected ExplainOptions Options { get; } = options;

    protected long Epoch { get; private set; }

    /// <summary>Follows a row; runs between two epochs.</summary>
    protected TStep Trace(CollectionNode node, int slot)
    {
        Epoch = Propagator.Published.Epoch;
        _depth = -1;
        var root = StepTo(node, slot)!;
        while (_open.TryDequeue(out var next))
        {
            _depth = next.Depth;
            if (_depth < Options.MaxDepth)
                Follow(next.Node, next.Slot, next.Step);
            else
                Cut(next.Step);
        }
        return root;
    }

    protected abstract TStep Begin(CollectionNode node, int slot);

    protected abstract void Follow(CollectionNode node, int slot, TStep step);

    protected abstract void Cut(TStep step);

    /// <summary>The steps to rows of a collection, without those that are too many.</summary>
    protected List<TStep> StepsTo(CollectionNode node, IEnumerable<int> slots) =>
        [.. slots.Select(slot => StepTo(node, slot)).OfType<TStep>()];

    private TStep? StepTo(CollectionNode node, int slot)
    {
        if (node.ValueAt(slot) is null)
            return default;
        if (_steps.TryGetValue((node, slot), out var known))
            return known;
        if (_steps.Count >= Math.Max(1, Options.MaxRows))
            return default;
        var step = Begin(node, slot);
        _steps.Add((node, slot), step);
        _open.Enqueue((node, slot, step, _depth + 1));
        return step;
    }
}
