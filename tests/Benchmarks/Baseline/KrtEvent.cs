// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Baseline;

/// <summary>A change of one row: added without <paramref name="Old"/>, deleted without <paramref name="New"/>.</summary>
internal readonly record struct KrtEvent<T>(T? Old, T? New)
    where T : class
{
    public T Latest => New ?? Old!;
}
