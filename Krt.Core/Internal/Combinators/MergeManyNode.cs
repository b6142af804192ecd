// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// The rows of all collections that are rows of another collection, those of one key merged into one. A collection takes
/// part once it is synced, so that adding one never shows a part of it.
/// </summary>
internal sealed partial class MergeManyNode<TName, TKey, T>(
    CollectionNode<TName, IKrtCollection<TKey, T>> outer,
    Func<IReadOnlyList<T>, T?> merge,
    CollectionOptions<TKey, T>? options
) : CollectionNode<TKey, T>(options?.Scope ?? outer.Scope, $"{outer.Name}>{typeof(T).Name}", options)
    where TName : notnull
    where TKey : notnull
    where T : class
{
    private readonly SortedDictionary<TName, CollectionNode<TKey, T>> _members = new(KeyOrder<TName>.Comparer);
    private readonly HashSet<CollectionNode<TKey, T>> _merged = [];
    private readonly DirtySlots _dirty = new();
    private readonly List<int> _work = [];
    private readonly TransformErrorPolicy? _errors = options?.Errors;
    private bool _isFresh = true;

    public override string Kind => "MergeMany";

    /// <summary>The collections that take part, in the order of their names.</summary>
    public IEnumerable<CollectionNode<TKey, T>> Merged => _members.Values.Distinct().Where(_merged.Contains);

    public override void Attach()
    {
        Propagator.AddEdge(outer, this);
        Propagator.Schedule(this);
    }

    // A member that is disposed leaves by its deletes; it need not be taken out of the outer collection first.
    public override bool DependsOn(CollectionNode source) => source == outer;

    public override void Forget(CollectionNode source)
    {
        // The outer collection is a source as well.
        if (source is not CollectionNode<TKey, T> gone)
            return;
        foreach (var (name, _) in _members.Where(member => member.Value == gone).ToArray())
            _members.Remove(name);
        _merged.Remove(gone);
    }

    public override bool Run()
    {
        if (!TakeMembers())
            return false;
        foreach (var member in _members.Values.Distinct())
        {
            if (!_merged.Contains(member))
            {
                if (!member.SyncedNow)
                    continue;
                _merged.Add(member);
                MarkAll(member);
            }
            foreach (ref readonly var change in member.Delta)
                _dirty.Add(Table.Reserve(member.Table.KeyAt(change.Slot)));
        }
        _dirty.MoveTo(_work);
        CollectionNode<TKey, T>[] merged = [.. Merged];
        foreach (var slot in _work)
            Write(slot, Combine(slot, merged));
        Statistics.Runs += _work.Count;
        FinishWrites();
        Statistics.SpuriousRuns += _work.Count - ChangeCount;
        Recycle(_work);
        if (outer.SyncedNow && _members.Values.All(member => member.IsDisposed || _merged.Contains(member)))
            BecomeSynced();
        return true;
    }

    /// <returns>False when a new member is not final yet.</returns>
    private bool TakeMembers()
    {
        CollectionNode<TKey, T>[] before = [.. _members.Values.Distinct()];
        for (var slot = 0; _isFresh && slot < outer.Table.SlotBound; slot++)
        {
            if (outer.Table.RowAt(slot) is { } member)
                Take(outer.Table.KeyAt(slot), member);
        }
        foreach (ref readonly var change in outer.Delta)
            Take(outer.Table.KeyAt(change.Slot), change.New);
        _isFresh = false;
        CollectionNode<TKey, T>[] after = [.. _members.Values.Distinct()];
        MarkMoved([.. before.Intersect(after)], [.. after.Intersect(before)]);
        foreach (var gone in before.Except(after))
        {
            if (_merged.Remove(gone))
                MarkAll(gone);
            Propagator.RemoveEdge(gone, this);
        }
        var isLifted = false;
        foreach (var added in after.Except(before))
            isLifted |= Join(added);
        return !isLifted;
    }

    // The order of the rows that are merged is that of the names. Of two collections that changed places at least one
    // stands elsewhere among those that stay.
    private void MarkMoved(CollectionNode<TKey, T>[] before, CollectionNode<TKey, T>[] after)
    {
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] != after[i] && _merged.Contains(before[i]))
                MarkAll(before[i]);
        }
    }

    // A collection that cannot take part concerns its own rows only.
    private bool Join(CollectionNode<TKey, T> member)
    {
        try
        {
            return Propagator.AddEdge(member, this);
        }
        catch (KrtCycleException error)
        {
            foreach (var (name, _) in _members.Where(other => other.Value == member).ToArray())
                Refuse(name, error);
            return false;
        }
    }

    private void Take(TName name, IKrtCollection<TKey, T>? member)
    {
        _members.Remove(name);
        if (member is null)
            return;
        try
        {
            if (Of(member, Propagator) is { IsDisposed: false } node)
                _members[name] = node;
        }
        catch (ArgumentException error)
        {
            Refuse(name, error);
        }
    }

    private void Refuse(TName name, Exception error)
    {
        _members.Remove(name);
        Statistics.Errors++;
        Propagator.Log.TransformFailed(error, Name, name.ToString());
    }

    private void MarkAll(CollectionNode<TKey, T> member)
    {
        for (var slot = 0; slot < member.Table.SlotBound; slot++)
        {
            if (member.Table.RowAt(slot) is not null)
                _dirty.Add(Table.Reserve(member.Table.KeyAt(slot)));
        }
        foreach (ref readonly var change in member.Delta)
            _dirty.Add(Table.Reserve(member.Table.KeyAt(change.Slot)));
    }

    private T? Combine(int slot, CollectionNode<TKey, T>[] merged)
    {
        var rows = new List<T>(merged.Length);
        foreach (var member in merged)
        {
            if (member.Table.TryGet(Table.KeyAt(slot), out var row))
                rows.Add(row);
        }
        return Merging.Merge(this, slot, rows, merge, _errors);
    }
}
