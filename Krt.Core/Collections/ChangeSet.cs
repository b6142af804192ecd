// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.Diagnostics;

namespace Krt;

/// <summary>
/// All net changes of one collection between two published epochs: at most one change per key, in no particular order.
/// Immutable and shared by all subscribers.
/// </summary>
public sealed class ChangeSet<TKey, T> : IReadOnlyList<Change<TKey, T>>
    where TKey : notnull
    where T : class
{
    private readonly Change<TKey, T>[] _changes;

    internal ChangeSet(Change<TKey, T>[] changes, long epoch, long arrivedAt, bool isInitial, bool isSynced)
    {
        _changes = changes;
        Epoch = epoch;
        ArrivedAt = arrivedAt;
        IsInitial = isInitial;
        IsSynced = isSynced;
    }

    /// <summary>The epoch whose state results when the set is applied.</summary>
    public long Epoch { get; }

    /// <summary>
    /// When the oldest write of the epochs in the set arrived, as a timestamp of <see cref="KrtEngineOptions.TimeProvider"/>:
    /// when it was queued, unless <see cref="ITransaction.ArrivedAt"/> says otherwise.
    /// </summary>
    public long ArrivedAt { get; }

    /// <summary>Whether this is the first set of a subscription, holding all rows as Adds.</summary>
    public bool IsInitial { get; }

    /// <summary>Whether the collection is synced at <see cref="Epoch"/>, that is, complete.</summary>
    public bool IsSynced { get; }

    /// <summary>The activity of the epoch, where it is traced.</summary>
    internal Activity? Activity { get; init; }

    /// <inheritdoc/>
    public int Count => _changes.Length;

    /// <inheritdoc/>
    public Change<TKey, T> this[int index] => _changes[index];

    /// <summary>The changes, without a copy.</summary>
    public ReadOnlySpan<Change<TKey, T>> Span => _changes;

    /// <inheritdoc/>
    public IEnumerator<Change<TKey, T>> GetEnumerator() => _changes.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
