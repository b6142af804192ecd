// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The net change of one slot in the running epoch. Both rows are present and the same for a touched row.</summary>
internal readonly struct RowChange<T>(int slot, T? old, T? @new)
    where T : class
{
    public readonly int Slot = slot;
    public readonly T? Old = old;
    public readonly T? New = @new;
}
