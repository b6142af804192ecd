// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A row that was computed.</summary>
/// <param name="Key">The key as text.</param>
/// <param name="Value">The row as text, when values were asked for and the collection holds no secrets.</param>
/// <param name="IsShadowed">Whether another input produces the same key and its row is the one that is seen.</param>
public sealed record OutputDump(string Key, string? Value, bool IsShadowed);
