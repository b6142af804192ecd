// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>The rows of any collection at one epoch. Immutable; it may be kept and read from any thread.</summary>
public interface IKrtSnapshot
{
    /// <summary>The epoch.</summary>
    long Epoch { get; }

    /// <summary>The rows of a collection at <see cref="Epoch"/>.</summary>
    IReadOnlyDictionary<TKey, T> Of<TKey, T>(IKrtCollection<TKey, T> collection)
        where TKey : notnull
        where T : class;
}
