// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// Writes that take effect together, in one epoch. Valid only inside the callback of <see cref="KrtEngine.CommitAsync"/>,
/// on its thread. Of several writes to one key the last one counts.
/// </summary>
public interface ITransaction
{
    /// <summary>
    /// When what is written became known outside, as a timestamp of <see cref="KrtEngineOptions.TimeProvider"/>. Subscribers
    /// find the oldest one of an epoch in <see cref="ChangeSet{TKey,T}.ArrivedAt"/>.
    /// </summary>
    /// <value>The default, <see langword="null"/>, is the moment at which the writes are queued.</value>
    long? ArrivedAt { get; set; }

    /// <summary>Adds a row or replaces the row of the same key.</summary>
    void Set<TKey, T>(SourceCollection<TKey, T> source, T row)
        where TKey : notnull
        where T : class;

    /// <summary>Removes the row of a key, if there is one.</summary>
    void Remove<TKey, T>(SourceCollection<TKey, T> source, TKey key)
        where TKey : notnull
        where T : class;

    /// <summary>Removes every row for which the predicate holds, see <see cref="SourceCollection{TKey,T}.RemoveWhere"/>.</summary>
    void RemoveWhere<TKey, T>(SourceCollection<TKey, T> source, Func<T, bool> predicate)
        where TKey : notnull
        where T : class;

    /// <summary>Reports the row of a key as updated although it is equal, see <see cref="SourceCollection{TKey,T}.Touch"/>.</summary>
    void Touch<TKey, T>(SourceCollection<TKey, T> source, TKey key)
        where TKey : notnull
        where T : class;

    /// <summary>Makes <paramref name="rows"/> the whole content; of two rows with one key the last one counts.</summary>
    void Reset<TKey, T>(SourceCollection<TKey, T> source, IEnumerable<T> rows)
        where TKey : notnull
        where T : class;

    /// <summary>Declares the content complete, see <see cref="IKrtCollection.IsSynced"/>.</summary>
    void MarkSynced<TKey, T>(SourceCollection<TKey, T> source)
        where TKey : notnull
        where T : class;
}
