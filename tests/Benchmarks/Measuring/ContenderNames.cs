// SPDX-License-Identifier: Apache-2.0

namespace Benchmarks.Measuring;

/// <summary>Who competes.</summary>
internal static class ContenderNames
{
    /// <summary>Krt.Core with a thread of its own, its default.</summary>
    public const string KrtCore = "krt-core";

    /// <summary>Krt.Core on the thread that commits.</summary>
    public const string KrtCoreInline = "krt-core-inline";

    /// <summary>krt's algorithm, see <see cref="Baseline.KrtDerived{TIn, TOut}"/>.</summary>
    public const string KrtAlgorithm = "krt-algorithm";

    /// <summary>A join written by hand for the one purpose, of Rx subjects and dictionaries, on the caller's thread.</summary>
    public const string Join = "join";
}
