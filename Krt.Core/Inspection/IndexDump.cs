// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>An index that is kept up to date with its collection.</summary>
/// <param name="Name">The display name; <c>label</c> and <c>selector by</c> are indexes of the engine's own.</param>
/// <param name="Values">The number of distinct values that rows are filed under.</param>
public sealed record IndexDump(string Name, int Values);
