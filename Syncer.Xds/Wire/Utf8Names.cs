// SPDX-License-Identifier: Apache-2.0

using System.IO.Hashing;

namespace Syncer.Xds;

internal static class Utf8Names
{
    // Chosen per process, so that no client can choose names that collide.
    private static readonly long Seed = Random.Shared.NextInt64();

    public static ulong Hash(ReadOnlySpan<byte> name) => XxHash3.HashToUInt64(name, Seed);
}
