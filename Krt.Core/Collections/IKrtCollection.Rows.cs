// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// An observable keyed collection of immutable rows. All members may be used from any thread; they answer at the last
/// published epoch. Inside a transform use the <see cref="TransformContext"/> instead, which tracks what was read.
/// </summary>
/// <remarks>
/// The first read of a collection by <see cref="TryGet"/> or <see cref="Snapshot"/> waits for the epoch that is running,
/// and so for its transforms; from then on the collection keeps its rows readable and nobody waits. Writes,
/// <see cref="Connect"/> and building on a collection never wait.
/// </remarks>
/// <typeparam name="TKey">The key; equatable by value.</typeparam>
/// <typeparam name="T">The row; immutable, equality by value.</typeparam>
public interface IKrtCollection<TKey, T> : IKrtCollection
    where TKey : notnull
    where T : class
{
    /// <summary>Finds a row at the published epoch.</summary>
    bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T row);

    /// <summary>All rows at the published epoch; the dictionary never changes.</summary>
    IReadOnlyDictionary<TKey, T> Snapshot { get; }

    /// <summary>
    /// Change sets: first all rows (unless switched off), then one set per epoch that changed the collection, without gap
    /// or overlap.
    /// </summary>
    /// <remarks>
    /// Sets arrive one at a time, in the order of their epochs, on a thread pool thread (on the committing thread with
    /// <see cref="PropagationMode.Inline"/>). The observer may block, call back into the engine and dispose its
    /// subscription; no lock is held. The sequence completes when the engine is disposed. Becoming synced is delivered as
    /// a set too, an empty one if no row changed in that epoch. An observer that throws is unsubscribed and the exception
    /// logged.
    /// </remarks>
    IObservable<ChangeSet<TKey, T>> Connect(ConnectOptions? options = null);
}
