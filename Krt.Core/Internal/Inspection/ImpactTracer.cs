// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Follows a row to everything that is made of it.</summary>
internal sealed class ImpactTracer(Propagator propagator, ExplainOptions options)
    : Tracer<ImpactTracer.Step>(propagator, options)
{
    /// <summary>Collects; runs between two epochs.</summary>
    /// <returns>What makes text of it, or null when there is no such row.</returns>
    public Func<RowImpact>? Follow<TKey, T>(CollectionNode<TKey, T> node, TKey key)
        where TKey : notnull
        where T : class
    {
        if (!node.Table.TryGet(key, out _))
            return null;
        var root = Trace(node, node.Table.Find(key));
        return () => Render(root);
    }

    protected override Step Begin(CollectionNode node, int slot) => new(CapturedRow.At(node, slot));

    protected override void Follow(CollectionNode node, int slot, Step step)
    {
        foreach (var consumer in node.Consumers.OrderBy(consumer => consumer.Id))
        {
            int[] made = [.. consumer.RowsMadeOf(node, slot)];
            step.Count += made.Length;
            step.Rows.AddRange(StepsTo(consumer, made));
        }
    }

    protected override void Cut(Step step) => step.IsCut = step.Row.Node.Consumers.Count > 0;

    private RowImpact Render(Step step) =>
        step.Impact ??= new RowImpact(
            step.Row.Collection,
            step.Row.Node.Kind,
            step.Row.KeyText,
            step.Row.ValueText(Options.IncludeValues),
            step.Count,
            [.. step.Rows.Select(Render)],
            step.IsCut
        )
        {
            Epoch = Epoch,
        };

    internal sealed class Step(CapturedRow row)
    {
        public CapturedRow Row { get; } = row;

        public List<Step> Rows { get; } = [];

        public int Count { get; set; }

        public bool IsCut { get; set; }

        public RowImpact? Impact { get; set; }
    }
}
