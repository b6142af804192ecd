// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// A collection that is written from outside. Writes may come from any thread; they are queued and published by the next
/// epoch, and each returns the number to give to <see cref="KrtEngine.WaitForEpochAsync"/>. Use
/// <see cref="KrtEngine.CommitAsync"/> for writes that belong together.
/// </summary>
public sealed class SourceCollection<TKey, T> : IKrtCollection<TKey, T>
    where TKey : notnull
    where T : class
{
    internal SourceCollection() { }

    /// <inheritdoc/>
    public string Name => throw null!;

    /// <inheritdoc/>
    public long Id => throw null!;

    /// <inheritdoc/>
    public bool IsSynced => throw null!;

    /// <inheritdoc/>
    public Task Synced => throw null!;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> Metadata => throw null!;

    /// <inheritdoc/>
    public IReadOnlyDictionary<TKey, T> Snapshot => throw null!;

    /// <summary>Adds a row or replaces the row of the same key; an equal row changes nothing.</summary>
    public long Set(T row) => throw null!;

    /// <summary>Removes the row of a key, if there is one.</summary>
    public long Remove(TKey key) => throw null!;

    /// <summary>Makes <paramref name="rows"/> the whole content; only differences become changes.</summary>
    public long Reset(IEnumerable<T> rows) => throw null!;

    /// <summary>Reports the row of a key as updated although it is equal, so that everything that read it is computed again.</summary>
    public long Touch(TKey key) => throw null!;

    /// <summary>Declares the content complete; further calls change nothing.</summary>
    public long MarkSynced() => throw null!;

    /// <inheritdoc/>
    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T row) => throw null!;

    /// <inheritdoc/>
    public IObservable<ChangeSet<TKey, T>> Connect(ConnectOptions? options = null) => throw null!;
}
