// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Options of a collection; every one may be left out.</summary>
public sealed record CollectionOptions<TKey, T>
    where TKey : notnull
    where T : class
{
    /// <summary>The display name.</summary>
    /// <value>The default is made of the names of the row types.</value>
    public string? Name { get; init; }

    /// <summary>The key of a row of a source.</summary>
    /// <value>The default is <see cref="IKeyed{TKey}.Key"/>.</value>
    public Func<T, TKey>? Key { get; init; }

    /// <summary>Which rows are equal: replacing a row by an equal one is no change.</summary>
    /// <value>The default is <see cref="EqualityComparer{T}.Default"/>.</value>
    public IEqualityComparer<T>? Equality { get; init; }

    /// <summary>The labels of a row.</summary>
    /// <value>The default is <see cref="ILabeled.Labels"/>.</value>
    public Func<T, LabelSet>? Labels { get; init; }

    /// <summary>The selector of a row.</summary>
    /// <value>The default is <see cref="ISelecting.Selector"/>.</value>
    public Func<T, LabelSelector>? Selector { get; init; }

    /// <summary>What <see cref="IKrtCollection.Metadata"/> returns.</summary>
    public IReadOnlyDictionary<string, object?>? Metadata { get; init; }

    /// <summary>Whether a source counts as complete from the start; otherwise when it is marked synced.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool StartSynced { get; init; } = true;
}
