// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What readers outside see, swapped as a whole at the end of an epoch.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Roots">The immutable rows of every collection that is read from outside.</param>
/// <param name="RootCount">How many collections that is.</param>
internal sealed record Publication(long Epoch, object?[] Roots, int RootCount);
