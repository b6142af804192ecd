// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>A row as it was between two epochs. Rows and keys are immutable, so their text can be made at any time.</summary>
internal readonly record struct CapturedRow(CollectionNode Node, object Key, object? Row)
{
    public static CapturedRow At(CollectionNode node, int slot) => new(node, node.KeyAt(slot), node.ValueAt(slot));

    public CollectionReference Collection => new(Node.Id, Node.Name);

    public string KeyText => Node.ShownKey(Key);

    public string? ValueText(bool isAskedFor) =>
        !isAskedFor || Row is null ? null
        : Node.HoldsSecrets ? CollectionNode.Withheld
        : Text.Of(Row);
}
