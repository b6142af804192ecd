// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;

namespace Benchmarks.Baseline;

/// <summary>Rows by textual key, with indexes and handlers; each batch of changes goes to every handler under the lock.</summary>
internal abstract class KrtCollection<T>(KrtRuntime runtime)
    where T : class, IResource
{
    private readonly Dictionary<string, T> _rows = new(StringComparer.Ordinal);
    private readonly List<KrtIndex<T>> _indexes = [];
    private readonly List<Action<IReadOnlyList<KrtEvent<T>>>> _handlers = [];

    protected Lock Gate { get; } = new();

    protected KrtRuntime Runtime { get; } = runtime;

    protected IReadOnlyDictionary<string, T> Rows => _rows;

    public T? GetKey(string key)
    {
        lock (Gate)
            return _rows.GetValueOrDefault(key);
    }

    /// <summary>A copy of all rows.</summary>
    public List<T> List()
    {
        lock (Gate)
            return [.. _rows.Values];
    }

    public List<T> LookUp(KrtIndex<T> index, string value)
    {
        lock (Gate)
        {
            var keys = index.KeysOf(value);
            var rows = new List<T>(keys.Count);
            foreach (var key in keys)
                rows.Add(_rows[key]);
            return rows;
        }
    }

    public KrtIndex<T> Index(Func<T, string> extract)
    {
        var index = new KrtIndex<T>(this, extract);
        lock (Gate)
        {
            foreach (var row in _rows.Values)
                index.Update(new(null, row));
            _indexes.Add(index);
        }
        return index;
    }

    /// <summary>Calls the handler with all rows, if so wished, and with every batch of changes from now on.</summary>
    /// <param name="handler">Is called under the lock of the collection, so it must do no more than enqueue.</param>
    /// <param name="runExisting">Whether to call it with the rows there are.</param>
    public void Subscribe(Action<IReadOnlyList<KrtEvent<T>>> handler, bool runExisting)
    {
        lock (Gate)
        {
            if (runExisting && _rows.Count > 0)
                handler([.. _rows.Values.Select(row => new KrtEvent<T>(null, row))]);
            _handlers.Add(handler);
        }
    }

    /// <summary>Calls an outside handler for each batch, from a queue of its own.</summary>
    public void RegisterBatch(Action<IReadOnlyList<KrtEvent<T>>> handler)
    {
        var queue = new KrtQueue(Runtime);
        Subscribe(events => queue.Push(() => handler(events)), runExisting: true);
    }

    /// <summary>Stores what changed and hands it to the handlers; the lock must be held.</summary>
    protected void Apply(IReadOnlyList<KrtEvent<T>> events)
    {
        if (events.Count == 0)
            return;
        foreach (var change in events)
        {
            if (change.New is { } row)
                _rows[row.ResourceName] = row;
            else
                _rows.Remove(change.Old!.ResourceName);
            foreach (var index in _indexes)
                index.Update(change);
        }
        foreach (var handler in _handlers)
            handler(events);
    }
}
