// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// At most one row per input row, under the key of that row: a row stands in the slot of its input, so that nothing is
/// hashed and nothing can collide.
/// </summary>
internal sealed partial class SameKeyNode<TKey, TIn, T>(
    CollectionNode<TKey, TIn> input,
    string kind,
    Func<TransformContext, TIn, T?> transform,
    CollectionOptions<TKey, T>? options
) : DerivedNode<TKey, TIn, TKey, T>(input, kind, options, input.Table.Keys)
    where TKey : notnull
    where TIn : class
    where T : class
{
    protected override void Transform(TransformWorker<TKey, T> worker, TIn row)
    {
        if (transform(worker.Context, row) is { } output)
            worker.Rows.Add(output);
    }

    protected override void Produce(int input, TransformWorker<TKey, T> worker, in TransformRun run)
    {
        if (!Replace(input, run.RowStart < run.RowEnd ? worker.Rows[run.RowStart] : null))
            Statistics.SpuriousRuns++;
    }

    protected override void ProduceNothing(int input) => Replace(input, null);

    protected override int OwnerOf(int slot) => Table.RowAt(slot) is null ? -1 : slot;

    protected override IEnumerable<(int Slot, bool IsShadowed)> OutputsOf(int input) =>
        Table.RowAt(input) is null ? [] : [(input, false)];

    protected override bool ProducedSame(TransformWorker<TKey, T> worker, int start, int middle) =>
        worker.Rows.Count - middle == middle - start
        && (start == middle || AreEqual(worker.Rows[start], worker.Rows[middle]));
}
