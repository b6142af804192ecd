// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed class Transaction(Propagator propagator) : ITransaction
{
    private readonly Dictionary<CollectionNode, BufferedWrites> _buffers = [];
    private bool _isEnded;

    public long? ArrivedAt { get; set; }

    public void Set<TKey, T>(SourceCollection<TKey, T> source, T row)
        where TKey : notnull
        where T : class => BufferOf(source).Add(new(SourceWriteKind.Set, source.Node.KeyOf(row), row));

    public void Remove<TKey, T>(SourceCollection<TKey, T> source, TKey key)
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        BufferOf(source).Add(new(SourceWriteKind.Remove, key));
    }

    public void Reset<TKey, T>(SourceCollection<TKey, T> source, IEnumerable<T> rows)
        where TKey : notnull
        where T : class =>
        BufferOf(source).Add(new(SourceWriteKind.Reset, Rows: SourceCollection<TKey, T>.WithKeys(source, rows)));

    public void MarkSynced<TKey, T>(SourceCollection<TKey, T> source)
        where TKey : notnull
        where T : class => BufferOf(source).Add(new(SourceWriteKind.MarkSynced));

    public void RemoveWhere<TKey, T>(SourceCollection<TKey, T> source, Func<T, bool> predicate)
        where TKey : notnull
        where T : class => BufferOf(source).Add(new(SourceWriteKind.RemoveWhere, Predicate: predicate));

    public void Touch<TKey, T>(SourceCollection<TKey, T> source, TKey key)
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        BufferOf(source).Add(new(SourceWriteKind.Touch, key));
    }

    public IReadOnlyCollection<BufferedWrites> End()
    {
        _isEnded = true;
        return _buffers.Values;
    }

    private BufferedWrites<TKey, T> BufferOf<TKey, T>(SourceCollection<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        if (_isEnded)
            throw new InvalidOperationException("A transaction cannot be used after its callback has returned.");
        if (!ReferenceEquals(source.Node.Propagator, propagator))
            throw new ArgumentException($"Collection {source.Name} belongs to another engine.", nameof(source));
        source.Node.ThrowIfDisposed();
        if (!_buffers.TryGetValue(source.Node, out var buffer))
            _buffers.Add(source.Node, buffer = new BufferedWrites<TKey, T>(source.Node));
        return (BufferedWrites<TKey, T>)buffer;
    }
}
