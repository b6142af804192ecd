// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Finds the rows that reads resolve to; what many readers read alike is resolved once.</summary>
internal sealed class ReadResolver
{
    private readonly Dictionary<Posting, List<int>> _shared = [];

    public List<int> Resolve(Posting posting)
    {
        if (!_shared.TryGetValue(posting, out var slots))
            _shared.Add(posting, slots = posting.Resolve());
        return slots;
    }
}
