// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed partial class SourceNode<TKey, T>
{
    public override IEnumerable<CollectionNode> MadeOf => [];

    public override IEnumerable<RowOrigin> OriginsOf(int slot, ReadResolver resolver) => [];

    public override IEnumerable<int> RowsMadeOf(CollectionNode source, int sourceSlot) => [];
}
