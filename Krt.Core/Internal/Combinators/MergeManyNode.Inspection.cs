// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed partial class MergeManyNode<TName, TKey, T>
{
    public override IEnumerable<CollectionNode> MadeOf => [outer, .. _members.Values.Distinct()];

    public override IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver)
    {
        var key = Table.KeyAt(slot);
        var members = Merged.Where(member => member.Table.TryGet(key, out _)).ToArray();
        int[] names =
        [
            .. _members.Where(pair => members.Contains(pair.Value)).Select(pair => outer.Table.Find(pair.Key)),
        ];
        return [new RowOrigin(outer, DependencyKind.Input, "collections", names), .. InputsOf(members, key)];
    }

    public override IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot)
    {
        if (source == outer)
            return _members.TryGetValue(outer.Table.KeyAt(sourceSlot), out var member) && _merged.Contains(member)
                ? Enumerable
                    .Range(0, member.SlotBound)
                    .Where(slot => member.Table.RowAt(slot) is not null)
                    .Select(slot => Table.Find(member.Table.KeyAt(slot)))
                    .Where(slot => slot >= 0)
                : [];
        return
            source is CollectionNode<TKey, T> input
            && _merged.Contains(input)
            && Table.Find(input.Table.KeyAt(sourceSlot)) is var found and >= 0
            ? [found]
            : [];
    }
}
