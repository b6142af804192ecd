// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A row that can be found by its labels, see <see cref="Match{T}.Labels"/>.</summary>
public interface ILabeled
{
    /// <summary>The labels of the row, <see cref="LabelSet.Empty"/> when it has none.</summary>
    LabelSet Labels { get; }
}
