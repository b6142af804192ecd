// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed partial class GroupNode<TIndex, TKey, T>
{
    public override IEnumerable<CollectionNode> MadeOf => [index.Source];

    protected override bool IsKeyedByContent => true;

    public override IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver) =>
        Table.RowAt(slot) is { } group
            ?
            [
                new RowOrigin(
                    index.Source,
                    DependencyKind.Input,
                    "rows of the group",
                    [.. group.Rows.Keys.Select(index.Source.Table.Find).Order()]
                ),
            ]
            : [];

    public override IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot) =>
        index.Source.Table.RowAt(sourceSlot) is { } row
            ? index.ValuesOf(row).Select(Table.Find).Where(slot => slot >= 0).ToArray()
            : [];
}
