// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Everything that one run read: dependencies that its row had before, and what it read after those.</summary>
internal readonly ref struct RunReads(PostingList before, int kept, ReadOnlySpan<Read> noted)
{
    private readonly ReadOnlySpan<Read> _noted = noted;

    /// <returns>What another run read otherwise, or null. How often and in which order does not count.</returns>
    public string? DifferenceTo(RunReads other, bool isMasked) =>
        other.NotIn(Identities(), isMasked) is { } added ? $"it also read {added}"
        : NotIn(other.Identities(), isMasked) is { } missing ? $"it did not read {missing}"
        : null;

    private string? NotIn(HashSet<ReadIdentity> known, bool isMasked)
    {
        for (var i = 0; i < kept; i++)
        {
            var posting = before[i];
            if (!known.Contains(posting.Identity))
                return $"{posting.Describe(isMasked || posting.Edge.Source.HoldsSecrets)} of {posting.Edge.Source}";
        }
        foreach (ref readonly var read in _noted)
        {
            if (!known.Contains(read.Identity))
                return $"{read.Describe(isMasked || read.Source.HoldsSecrets)} of {read.Source}";
        }
        return null;
    }

    private HashSet<ReadIdentity> Identities()
    {
        var identities = new HashSet<ReadIdentity>(kept + _noted.Length);
        for (var i = 0; i < kept; i++)
            identities.Add(before[i].Identity);
        foreach (ref readonly var read in _noted)
            identities.Add(read.Identity);
        return identities;
    }
}
