// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A collection of at most one row.</summary>
public interface IKrtSingleton<T>
    where T : class
{
    /// <summary>The row at the published epoch, or <see langword="null"/>.</summary>
    T? Value { get; }

    /// <summary>The same row as a collection.</summary>
    IKrtCollection<Unit, T> AsCollection();
}
