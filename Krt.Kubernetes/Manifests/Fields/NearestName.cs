// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>Finds the name that a misspelt one may have meant.</summary>
public static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The nearest candidate, or <see langword="null"/> where none is near.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
            return null;
        string? nearest = null;
        var limit = 1 + name.Length / 4;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - name.Length) > limit)
                continue;
            var distance = Distance(name, candidate);
            if (distance < limit || (distance == limit && nearest is null))
            {
                nearest = candidate;
                limit = distance;
            }
        }
        return nearest;
    }

    // Edits of one letter each, and swaps of neighbours; upper and lower case are one letter.
    private static int Distance(string left, string right)
    {
        Span<int> beforeLast = stackalloc int[LongestName + 1];
        Span<int> last = stackalloc int[LongestName + 1];
        Span<int> current = stackalloc int[LongestName + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                var isSwap = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                if (isSwap)
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
