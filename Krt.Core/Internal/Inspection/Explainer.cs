// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Follows a row to everything it was made of.</summary>
internal sealed class Explainer(Propagator propagator, ExplainOptions options)
    : Tracer<Explainer.Step>(propagator, options)
{
    private readonly ReadResolver _resolver = new();

    /// <summary>Collects; runs between two epochs.</summary>
    /// <returns>What makes text of it, or null when there is no such row.</returns>
    public Func<RowExplanation>? Explain<TKey, T>(CollectionNode<TKey, T> node, TKey key)
        where TKey : notnull
        where T : class
    {
        if (!node.Table.TryGet(key, out _))
            return null;
        var root = Trace(node, node.Table.Find(key));
        return () => Render(root);
    }

    protected override Step Begin(CollectionNode node, int slot) =>
        new(CapturedRow.At(node, slot), node.FailureBehind(slot));

    protected override void Follow(CollectionNode node, int slot, Step step)
    {
        foreach (var origin in node.OriginsOf(slot, _resolver))
        {
            if (origin.Source != Propagator.Nothing)
                step.Reads.Add((origin, StepsTo(origin.Source, origin.Slots)));
        }
    }

    protected override void Cut(Step step) => step.IsCut = step.Row.Node.MadeOf.Any();

    private RowExplanation Render(Step step) =>
        step.Explanation ??= new RowExplanation(
            step.Row.Collection,
            step.Row.Node.Kind,
            step.Row.KeyText,
            step.Row.ValueText(Options.IncludeValues),
            [
                .. step.Reads.Select(read => new ReadExplanation(
                    new(read.Origin.Source.Id, read.Origin.Source.Name),
                    read.Origin.Kind,
                    read.Origin.Match,
                    read.Origin.Slots.Count,
                    [.. read.Rows.Select(Render)]
                )),
            ],
            step.IsCut
        )
        {
            Epoch = Epoch,
            LastError = Dumper.ErrorText(step.Row.Node, step.Failure),
        };

    internal sealed class Step(CapturedRow row, Exception? failure)
    {
        public CapturedRow Row { get; } = row;

        public Exception? Failure { get; } = failure;

        public List<(RowOrigin Origin, List<Step> Rows)> Reads { get; } = [];

        public bool IsCut { get; set; }

        public RowExplanation? Explanation { get; set; }
    }
}
