// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>Follows one collection of a random graph and checks every change set on its own and against those before.</summary>
internal abstract class Transcript(string name)
{
    public string Name => name;

    /// <summary>The first thing that did not fit, or null.</summary>
    public string? Violation { get; protected set; }

    /// <summary>Forgets what the last commit delivered.</summary>
    public abstract void BeginCommit();

    /// <summary>Whether another engine delivered the same changes in the same order in this commit.</summary>
    public abstract bool IsSameAs(Transcript other);

    /// <summary>What the set of this commit says that it must not.</summary>
    /// <param name="epoch">The commit's number.</param>
    /// <param name="touched">The keys that were touched, where the collection is a source.</param>
    public abstract string? CheckCommit(long epoch, IReadOnlySet<int> touched);

    /// <summary>Whether the collection has told that it ended.</summary>
    public bool IsEnded { get; protected set; }

    public abstract void End();
}

internal sealed class Transcript<T> : Transcript, IObserver<ChangeSet<int, T>>
    where T : class
{
    private readonly IKrtCollection<int, T> _collection;
    private readonly bool _reportsEqualUpdates;
    private readonly Dictionary<int, T> _state = [];
    private readonly List<ChangeSet<int, T>> _sets = [];
    private readonly IDisposable _subscription;
    private long _epoch = -1;

    /// <param name="name">What the collection is called in failures.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="reportsEqualUpdates">Whether an update may leave a row equal.</param>
    public Transcript(string name, IKrtCollection<int, T> collection, bool reportsEqualUpdates = false)
        : base(name)
    {
        _collection = collection;
        _reportsEqualUpdates = reportsEqualUpdates;
        _subscription = collection.Connect(new() { Backlog = BacklogPolicy.Unbounded }).Subscribe(this);
    }

    /// <summary>All change sets applied in their order.</summary>
    public IReadOnlyDictionary<int, T> State => _state;

    public override void BeginCommit() => _sets.Clear();

    public override bool IsSameAs(Transcript other) =>
        other is Transcript<T> { _sets: var sets }
        && _sets.Count == sets.Count
        && _sets.Zip(sets).All(pair => pair.First.Epoch == pair.Second.Epoch && pair.First.SequenceEqual(pair.Second));

    public override string? CheckCommit(long epoch, IReadOnlySet<int> touched)
    {
        if (Violation is not null || IsEnded)
            return Violation ?? "ended";
        if (_sets.Count > 1)
            return $"{_sets.Count} sets in one epoch";
        foreach (var set in _sets)
        {
            if (set.Epoch != epoch)
                return $"a set of epoch {set.Epoch} in {epoch}";
            if (set.Count == 0 && !set.IsSynced)
                return "an empty set";
            foreach (var change in set)
            {
                var mustDiffer =
                    change.Kind == ChangeKind.Update && !_reportsEqualUpdates && !touched.Contains(change.Key);
                if (mustDiffer && Equals(change.Old, change.New))
                    return $"an update of {change.Key} that changes nothing";
            }
        }
        return Dictionaries.Difference(_collection.Snapshot, _state) is { } difference
            ? $"the change sets give another state than the snapshot: {difference}"
            : null;
    }

    public override void End() => _subscription.Dispose();

    public void OnNext(ChangeSet<int, T> value)
    {
        if (value.Epoch <= _epoch)
            Violation ??= $"epoch {value.Epoch} after {_epoch}";
        _epoch = value.Epoch;
        _sets.Add(value);
        var seen = new HashSet<int>();
        foreach (var change in value)
        {
            var known = _state.GetValueOrDefault(change.Key);
            var kind =
                change.Old is null ? ChangeKind.Add
                : change.New is null ? ChangeKind.Delete
                : ChangeKind.Update;
            if (!seen.Add(change.Key) || kind != change.Kind || !ReferenceEquals(known, change.Old))
                Violation ??= $"{change} while the row is {known}";
            if (change.New is null)
                _state.Remove(change.Key);
            else
                _state[change.Key] = change.New;
        }
    }

    public void OnError(Exception error) => Violation ??= error.ToString();

    public void OnCompleted() => IsEnded = true;
}
