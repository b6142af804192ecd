// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A row in a dump.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Key">The key as text.</param>
public sealed record RowReference(CollectionReference Collection, string Key);
