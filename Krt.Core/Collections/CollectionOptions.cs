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

    /// <summary>The scope that owns a derived collection.</summary>
    /// <value>The default is the scope of the input; of several inputs, the first that is not in the root scope.</value>
    public KrtScope? Scope { get; init; }

    /// <summary>What becomes of the output of a transform that threw.</summary>
    /// <value>The default is <see cref="KrtEngineOptions.Errors"/>.</value>
    public TransformErrorPolicy? Errors { get; init; }

    /// <summary>Whose row counts when several inputs produce one key.</summary>
    /// <value>The default is <see cref="KrtEngineOptions.Collisions"/>.</value>
    public CollisionPolicy? Collisions { get; init; }

    /// <summary>
    /// Whether rows hold secrets. Values of such rows, values of indexes over them and the messages of exceptions of code
    /// that sees them are withheld from logs, dumps and explanations. Keys are shown, except those that are values of such
    /// an index: never make a secret a key.
    /// </summary>
    /// <value>
    /// By default a collection holds secrets from the moment on at which it first reads a collection that does.
    /// </value>
    public bool? HoldsSecrets { get; init; }
}
