// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Something that follows the rows of a collection slot by slot.</summary>
internal interface IRowIndex<in T>
    where T : class
{
    void Update(int slot, T? old, T? @new);
}
