// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>Two versions that come from one source row; they differ only where two states of it were mixed.</summary>
internal sealed record VersionPair(NamespacedName Key, string ResourceName, long Left, long Right)
    : IKeyed<NamespacedName>,
        IResource
{
    public bool IsMixed => Left != Right;
}
