// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What was computed from an input.</summary>
/// <param name="Inputs">The input.</param>
/// <param name="Outputs">The slots it has rows in, and whether another input's row is seen there.</param>
/// <param name="Reads">What was read besides the input.</param>
/// <param name="ParkedOn">What the input waits for, or null.</param>
/// <param name="Failure">Why the last run failed, or null.</param>
internal sealed record Computation(
    IEnumerable<RowOrigin> Inputs,
    IReadOnlyList<(int Slot, bool IsShadowed)> Outputs,
    IReadOnlyList<RowOrigin> Reads,
    CollectionNode? ParkedOn,
    Exception? Failure
);
