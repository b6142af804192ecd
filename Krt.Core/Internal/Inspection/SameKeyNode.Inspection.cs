// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed partial class SameKeyNode<TKey, TIn, T>
{
    protected override int InputOf(int slot) => slot;

    protected override IEnumerable<(int Slot, bool IsShadowed)> OutputsOf(int input) =>
        Table.RowAt(input) is null ? [] : [(input, false)];
}
