// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

internal static class Dictionaries
{
    /// <summary>The first key whose rows differ, or null.</summary>
    public static string? Difference<T>(IReadOnlyDictionary<int, T> want, IReadOnlyDictionary<int, T> have)
        where T : class
    {
        foreach (var (key, expected) in want)
        {
            if (!have.TryGetValue(key, out var actual) || !expected.Equals(actual))
                return $"{key} is {actual?.ToString() ?? "absent"}, not {expected}";
        }
        foreach (var (key, actual) in have)
        {
            if (!want.ContainsKey(key))
                return $"{key} is {actual}, not absent";
        }
        return null;
    }
}
