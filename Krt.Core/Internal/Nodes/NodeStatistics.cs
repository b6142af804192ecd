// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What a collection has done since it was created. Written by the propagator, read by anybody.</summary>
internal sealed class NodeStatistics
{
    /// <summary>How often rows were computed.</summary>
    public long Runs;

    /// <summary>How often a row was written and equal to the one before, so that nothing propagated.</summary>
    public long Cutoffs;

    /// <summary>Runs after which every row was as before.</summary>
    public long SpuriousRuns;

    /// <summary>Rows added, replaced and removed.</summary>
    public long Changes;

    /// <summary>Transforms that threw.</summary>
    public long Errors;

    /// <summary>Output keys that were produced by several inputs when an epoch ended.</summary>
    public long Collisions;

    /// <summary>How often a predicate had to be called because no index could tell whom a change concerns.</summary>
    public long PredicateChecks;

    /// <summary>Runs that produced or read something else when they were repeated on the same input.</summary>
    public long NondeterministicRuns;

    /// <summary>Runs that tried to read a collection past their context.</summary>
    public long OutsideReads;

    /// <summary>The last of the latter two, with the key it was found at, or null.</summary>
    public string? LastViolation;

    /// <summary>The time spent on the collection, in ticks of the engine's time provider.</summary>
    public long Ticks;
}
