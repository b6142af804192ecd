// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>One collection of a <see cref="GraphDump"/>. Counters count from the creation of the collection.</summary>
public sealed record CollectionDump
{
    /// <summary><see cref="IKrtCollection.Id"/>, unique in its engine and rising in the order of creation.</summary>
    public required long Id { get; init; }

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>What made it, such as <c>Source</c>, <c>Select</c> or <c>Union</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the scope that owns it.</summary>
    public required string Scope { get; init; }

    /// <summary>Its place in the order of an epoch: greater than that of everything it reads.</summary>
    public required int Height { get; init; }

    /// <summary>Whether it is complete.</summary>
    public required bool IsSynced { get; init; }

    /// <summary>Whether values are withheld.</summary>
    public required bool HoldsSecrets { get; init; }

    /// <summary>The last epoch that changed a row, or 0.</summary>
    public required long Epoch { get; init; }

    /// <summary>The number of rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>The collections it is made of.</summary>
    public required IReadOnlyList<CollectionReference> Inputs { get; init; }

    /// <summary>The collections that its transform reads besides.</summary>
    public required IReadOnlyList<FetchDump> Fetches { get; init; }

    /// <summary>The indexes that are in use.</summary>
    public required IReadOnlyList<IndexDump> Indexes { get; init; }

    /// <summary><see cref="IKrtCollection.Metadata"/> as text; the values are withheld where the collection holds secrets.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The number of subscriptions.</summary>
    public required int Subscriptions { get; init; }

    /// <summary>How many change sets subscribers have not taken.</summary>
    public required int Backlog { get; init; }

    /// <summary>How many input rows wait for a collection that is not synced.</summary>
    public required int ParkedRows { get; init; }

    /// <summary>How often rows were computed.</summary>
    public required long Runs { get; init; }

    /// <summary>How many of the runs changed nothing.</summary>
    public required long SpuriousRuns { get; init; }

    /// <summary>How often a written row was equal to the one before, so that nothing was passed on.</summary>
    public required long Cutoffs { get; init; }

    /// <summary>How many rows were added, replaced or removed.</summary>
    public required long Changes { get; init; }

    /// <summary>How many runs failed.</summary>
    public required long Errors { get; init; }

    /// <summary>How often several inputs came to produce one key.</summary>
    public required long Collisions { get; init; }

    /// <summary>How often a predicate was called to find out which rows a change concerns.</summary>
    public required long PredicateChecks { get; init; }

    /// <summary>How many repeated runs differed, see <see cref="KrtEngineOptions.DeterminismCheckInterval"/>.</summary>
    public required long NondeterministicRuns { get; init; }

    /// <summary>How many runs tried to read a collection other than through their context.</summary>
    public required long OutsideReads { get; init; }

    /// <summary>The last of these two, with the key it was found at, or <see langword="null"/>.</summary>
    public required string? LastViolation { get; init; }

    /// <summary>The time spent on the collection.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What was computed from what, in no particular order; empty unless asked for.</summary>
    public required IReadOnlyList<RowDump> Rows { get; init; }
}
