// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows by slot, whatever their key.</summary>
internal interface IRowSource<T>
    where T : class
{
    RowTraits<T> Traits { get; }

    T? RowAt(int slot);
}
