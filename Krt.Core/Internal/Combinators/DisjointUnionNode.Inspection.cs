// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed partial class DisjointUnionNode<TKey, T>
{
    public override IEnumerable<CollectionNode> MadeOf => inputs.Distinct();

    public override IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver) =>
        InputsOf(inputs.Distinct(), Table.KeyAt(slot));

    public override IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot) =>
        source is CollectionNode<TKey, T> input && Table.Find(input.Table.KeyAt(sourceSlot)) is var slot and >= 0
            ? [slot]
            : [];
}
