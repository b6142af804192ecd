// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A row that selects others by their labels, see <see cref="Match{T}.Selects"/>.</summary>
public interface ISelecting
{
    /// <summary>The selector of the row; <see cref="LabelSelector.Everything"/> when it restricts nothing.</summary>
    LabelSelector Selector { get; }
}
