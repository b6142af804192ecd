// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What was computed from one input.</summary>
/// <remarks>
/// A derived collection has one for every input row, whether it produced anything or not. Collections without a transform
/// have one for every row of their own; those of a source have no inputs.
/// </remarks>
/// <param name="Inputs">The input row; for a union or the like, every row that the output is made of.</param>
/// <param name="Outputs">The rows it produced.</param>
/// <param name="Dependencies">What the transform read besides.</param>
/// <param name="ParkedOn">The unsynced collection that the input row waits for, or <see langword="null"/>.</param>
/// <param name="LastError">
/// Why the last run failed, or <see langword="null"/>: type and message of the exception, the type alone where the
/// transform sees secrets.
/// </param>
public sealed record RowDump(
    IReadOnlyList<RowReference> Inputs,
    IReadOnlyList<OutputDump> Outputs,
    IReadOnlyList<DependencyDump> Dependencies,
    CollectionReference? ParkedOn,
    string? LastError
);
