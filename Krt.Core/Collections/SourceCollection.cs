// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Krt.Internal;

namespace Krt;

/// <summary>
/// A collection that is written from outside. Writes may come from any thread; they are queued and published by the next
/// epoch, and each returns the number to give to <see cref="KrtEngine.WaitForEpochAsync"/>. Use
/// <see cref="KrtEngine.CommitAsync"/> for writes that belong together.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Write</term><description>Change that subscribers and readers see</description></listheader>
/// <item><term>Set, key without a row</term><description>Add</description></item>
/// <item><term>Set, unequal row</term><description>Update</description></item>
/// <item><term>Set, equal row</term><description>none</description></item>
/// <item><term>Remove</term><description>Delete, none for a missing key</description></item>
/// <item><term>RemoveWhere</term><description>Delete of every row the predicate holds for</description></item>
/// <item><term>Reset</term><description>the difference to the rows there were</description></item>
/// <item><term>Touch</term><description>Update with an equal row, none for a missing key</description></item>
/// <item><term>several writes to one key in one epoch</term><description>their net effect</description></item>
/// </list>
/// </remarks>
public sealed class SourceCollection<TKey, T> : IKrtCollection<TKey, T>
    where TKey : notnull
    where T : class
{
    internal SourceCollection(SourceNode<TKey, T> node) => Node = node;

    /// <inheritdoc/>
    public string Name => Node.Name;

    /// <inheritdoc/>
    public long Id => Node.Id;

    /// <inheritdoc/>
    public bool IsSynced => Node.IsSynced;

    /// <inheritdoc/>
    public Task Synced => Node.Synced;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> Metadata => Node.Metadata;

    /// <inheritdoc/>
    public IReadOnlyDictionary<TKey, T> Snapshot => Node.Snapshot;

    internal SourceNode<TKey, T> Node { get; }

    /// <summary>Adds a row or replaces the row of the same key; an equal row changes nothing.</summary>
    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    public long Set(T row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Submit(new(SourceWriteKind.Set, Node.KeyOf(row), row));
    }

    /// <summary>Removes the row of a key, if there is one.</summary>
    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    public long Remove(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Submit(new(SourceWriteKind.Remove, key));
    }

    /// <summary>Removes every row for which the predicate holds when the write takes effect.</summary>
    /// <param name="predicate">Called on the thread that runs the epoch; a row it throws for stays and is logged.</param>
    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    public long RemoveWhere(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Submit(new(SourceWriteKind.RemoveWhere, Predicate: predicate));
    }

    /// <summary>Makes <paramref name="rows"/> the whole content; only differences become changes.</summary>
    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    public long Reset(IEnumerable<T> rows) => Submit(new(SourceWriteKind.Reset, Rows: WithKeys(this, rows)));

    /// <summary>
    /// Reports the row of a key as updated although it is equal, so that everything that read it is computed again.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    public long Touch(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Submit(new(SourceWriteKind.Touch, key));
    }

    /// <summary>Declares the content complete; further calls change nothing.</summary>
    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    public long MarkSynced() => Submit(new(SourceWriteKind.MarkSynced));

    /// <inheritdoc/>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out T row) => Node.TryGet(key, out row);

    /// <inheritdoc/>
    public IObservable<ChangeSet<TKey, T>> Connect(ConnectOptions? options = null) => Node.Connect(options);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Node.DisposeAsync();

    // Keys are user code: they are taken on the caller's thread, where an exception has an owner.
    internal static KeyValuePair<TKey, T>[] WithKeys(SourceCollection<TKey, T> source, IEnumerable<T> rows) =>
        [.. rows.Select(row => new KeyValuePair<TKey, T>(source.Node.KeyOf(row), row))];

    internal long SubmitAll(ReadOnlySpan<SourceWrite<TKey, T>> writes)
    {
        Node.ThrowIfDisposed();
        return Node.Propagator.Submit(Node, writes);
    }

    private long Submit(SourceWrite<TKey, T> write) => SubmitAll([write]);
}
