// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>For rows that are only made when something in them has changed, so that comparing them would be wasted.</summary>
internal sealed class NeverEqual<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly NeverEqual<T> Instance = new();

    public bool Equals(T? x, T? y) => false;

    public int GetHashCode(T obj) => obj.GetHashCode();
}
