// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Worlds;

/// <summary>A row with the textual key that krt's collections use.</summary>
internal interface IResource
{
    /// <summary>Unique in the collection; made once, so that no contender pays for building it.</summary>
    string ResourceName { get; }
}
