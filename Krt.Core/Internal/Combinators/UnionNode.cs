// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The rows of several collections; for a key that more than one of them has, the row of the first counts.</summary>
internal sealed partial class UnionNode<TKey, T>(
    IReadOnlyList<CollectionNode<TKey, T>> inputs,
    CollectionOptions<TKey, T>? options
) : JoinNode<TKey, T>(inputs, options)
    where TKey : notnull
    where T : class
{
    public override string Kind => "Union";

    protected override IEnumerable<CollectionNode<TKey, T>> ContributorsTo(int slot) =>
        base.ContributorsTo(slot).Take(1);

    protected override T? Combine(int slot)
    {
        foreach (var input in Inputs)
        {
            if (input.Table.TryGet(Table.KeyAt(slot), out var row))
                return row;
        }
        return null;
    }
}
