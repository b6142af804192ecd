// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// What one run read and another did not. Matches are made anew by every run and are compared by what they say.
internal readonly partial struct Read
{
    /// <returns>What the second run read otherwise, or null. How often and in which order does not count.</returns>
    public static string? Difference(ReadOnlySpan<Read> first, ReadOnlySpan<Read> second, bool isMasked)
    {
        var before = IdentitiesOf(first);
        foreach (ref readonly var read in second)
        {
            if (!before.Contains(read.Identity))
                return $"it also read {read.Describe(isMasked)}";
        }
        var now = IdentitiesOf(second);
        foreach (ref readonly var read in first)
        {
            if (!now.Contains(read.Identity))
                return $"it did not read {read.Describe(isMasked)}";
        }
        return null;
    }

    private (object Home, object Value, string? Match) Identity => (log, log.ValueAt(position), residual?.ToString());

    private static HashSet<(object, object, string?)> IdentitiesOf(ReadOnlySpan<Read> reads)
    {
        var identities = new HashSet<(object, object, string?)>(reads.Length);
        foreach (ref readonly var read in reads)
            identities.Add(read.Identity);
        return identities;
    }

    private string Describe(bool isMasked)
    {
        var source = log.Source;
        var isHidden = isMasked || source.HoldsSecrets;
        var read = log.Describe(position, isHidden);
        if (isHidden || residual?.ToString() is not { Length: > 0 } match)
            return $"{read} of {source}";
        return log.Kind is DependencyKind.Label or DependencyKind.Selector
            ? $"{match} of {source}"
            : $"{read}, {match} of {source}";
    }
}
