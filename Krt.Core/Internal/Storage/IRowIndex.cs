// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Something that follows the rows of a collection slot by slot.</summary>
internal interface IRowIndex<in T>
    where T : class
{
    string Name { get; }

    /// <summary>How many distinct values rows are filed under.</summary>
    int ValueCount { get; }

    void Update(int slot, T? old, T? @new);

    /// <summary>Compares what is filed with the rows.</summary>
    void CheckInvariants();
}
