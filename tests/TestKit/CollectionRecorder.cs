// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace TestKit;

/// <summary>Keeps every change set of a collection and checks on the way that they fit together.</summary>
public sealed class CollectionRecorder<TKey, T> : IObserver<ChangeSet<TKey, T>>, IDisposable
    where TKey : notnull
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<ChangeSet<TKey, T>> _sets = [];
    private readonly Dictionary<TKey, T> _state = [];
    private readonly IDisposable _subscription;
    private long _epoch = -1;

    public CollectionRecorder(IKrtCollection<TKey, T> collection, ConnectOptions? options = null) =>
        _subscription = collection.Connect(options).Subscribe(this);

    public bool IsCompleted { get; private set; }

    /// <summary>The first thing that did not fit, or null.</summary>
    public string? Violation { get; private set; }

    public IReadOnlyList<ChangeSet<TKey, T>> Sets
    {
        get
        {
            lock (_gate)
                return [.. _sets];
        }
    }

    /// <summary>All change sets applied in their order.</summary>
    public IReadOnlyDictionary<TKey, T> State
    {
        get
        {
            lock (_gate)
                return new Dictionary<TKey, T>(_state);
        }
    }

    /// <summary>The changes since the last call, as <c>Add key</c>, sorted.</summary>
    public string[] TakeChanges()
    {
        lock (_gate)
        {
            var changes = _sets.SelectMany(set => set).Select(change => $"{change.Kind} {change.Key}").ToArray();
            _sets.Clear();
            Array.Sort(changes, StringComparer.Ordinal);
            return changes;
        }
    }

    public void OnNext(ChangeSet<TKey, T> value)
    {
        lock (_gate)
        {
            if (value.Epoch <= _epoch)
                Violation ??= $"epoch {value.Epoch} after {_epoch}";
            _epoch = value.Epoch;
            _sets.Add(value);
            foreach (var change in value)
                Apply(change);
        }
    }

    public void OnError(Exception error) => Violation ??= error.ToString();

    public void OnCompleted() => IsCompleted = true;

    public void Dispose() => _subscription.Dispose();

    private void Apply(Change<TKey, T> change)
    {
        _state.TryGetValue(change.Key, out var known);
        var fits = change.Kind switch
        {
            ChangeKind.Add => known is null && change is { Old: null, New: not null },
            ChangeKind.Update => known is not null && Equals(known, change.Old) && change.New is not null,
            _ => known is not null && Equals(known, change.Old) && change.New is null,
        };
        if (!fits)
            Violation ??= $"{change} while the row is {known}";
        if (change.New is null)
            _state.Remove(change.Key);
        else
            _state[change.Key] = change.New;
    }
}
