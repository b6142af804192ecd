// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Krt.Internal;

/// <summary>Several change sets merged into one net set.</summary>
internal sealed class ConflatedChanges<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TKey, (Change<TKey, T> Change, bool IsTouched)> _changes = [];
    private readonly bool _isInitial;
    private readonly bool _wasSynced;
    private long _epoch;
    private long _arrivedAt = long.MaxValue;
    private bool _isSynced;
    private Activity? _activity;

    private readonly CollectionNode<TKey, T> _node;

    public ConflatedChanges(CollectionNode<TKey, T> node, ChangeSet<TKey, T> first)
    {
        _node = node;
        _isInitial = first.IsInitial;
        _wasSynced = first.IsSynced && first.Count > 0;
        Add(first);
    }

    public void Add(ChangeSet<TKey, T> set)
    {
        _epoch = set.Epoch;
        _arrivedAt = Math.Min(_arrivedAt, set.ArrivedAt);
        _isSynced = set.IsSynced;
        _activity = set.Activity;
        foreach (ref readonly var change in set.Span)
        {
            if (!_changes.TryGetValue(change.Key, out var earlier))
            {
                _changes.Add(change.Key, (change, IsTouch(change)));
                continue;
            }
            var old = earlier.Change.Old;
            if (old is null && change.New is null)
                _changes.Remove(change.Key);
            else
                _changes[change.Key] = (
                    new Change<TKey, T>(KindOf(old, change.New), change.Key, old, change.New),
                    earlier.IsTouched || IsTouch(change)
                );
        }
    }

    /// <summary>The net set, or null when nothing is left to tell.</summary>
    public ChangeSet<TKey, T>? ToChangeSet()
    {
        var net = new List<Change<TKey, T>>(_changes.Count);
        foreach (var (change, isTouched) in _changes.Values)
        {
            if (isTouched || !_node.AreSame(change.Old, change.New))
                net.Add(change);
        }
        var isNews = net.Count > 0 || _isInitial || (_isSynced && !_wasSynced);
        return isNews
            ? new ChangeSet<TKey, T>([.. net], _epoch, _arrivedAt, _isInitial, _isSynced) { Activity = _activity }
            : null;
    }

    private bool IsTouch(Change<TKey, T> change) =>
        change.Kind == ChangeKind.Update && _node.AreSame(change.Old, change.New);

    private static ChangeKind KindOf(T? old, T? @new) =>
        old is null ? ChangeKind.Add
        : @new is null ? ChangeKind.Delete
        : ChangeKind.Update;
}
