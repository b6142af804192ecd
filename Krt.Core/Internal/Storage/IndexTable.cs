// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The slots of a collection by the values of their rows.</summary>
internal abstract partial class IndexTable<TIndex, TKey, T>(CollectionNode<TKey, T> source, string name)
    : IKrtIndex<TIndex, TKey, T>,
        IRowIndex<T>
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TIndex, SlotSet> _slots = [];
    private readonly List<TIndex> _scratch = [];
    private List<TIndex>? _heldScratch;

    public string Name => name;

    public CollectionNode<TKey, T> Source => source;

    public bool IsBuilt { get; private set; }

    public int ValueCount => _slots.Count;

    /// <summary>Whether every row is filed under one value, so that no two values have a row in common.</summary>
    public abstract bool IsSingleValued { get; }

    public IReadOnlyList<T> Lookup(TIndex value)
    {
        TransformContext.ThrowIfRunning(Name);
        Source.ThrowIfDisposed();
        return Source.Propagator.Ask(() =>
        {
            var rows = new List<T>();
            if (Source.AddIndex(this).Find(value) is { } slots)
            {
                foreach (var slot in slots.Span)
                    rows.Add(Source.Table.RowAt(slot)!);
            }
            return rows;
        });
    }

    public IKrtCollection<TIndex, RowGroup<TIndex, TKey, T>> AsCollection(
        CollectionOptions<TIndex, RowGroup<TIndex, TKey, T>>? options = null
    )
    {
        Source.ThrowIfDisposed();
        return Source.Propagator.Attach(new GroupNode<TIndex, TKey, T>(this, options));
    }

    /// <summary>Whether another index takes its values by the same function.</summary>
    public abstract bool HasExtractorOf(IndexTable<TIndex, TKey, T> other);

    public SlotSet? Find(TIndex value) => _slots.GetValueOrDefault(value);

    public void Build()
    {
        IsBuilt = true;
        for (var slot = 0; slot < Source.Table.SlotBound; slot++)
        {
            if (Source.Table.RowAt(slot) is { } row)
                Update(slot, null, row);
        }
    }

    public void Update(int slot, T? old, T? @new)
    {
        if (old is not null && @new is not null && HaveSameValues(old, @new))
            return;
        if (old is not null)
        {
            foreach (var value in ValuesOf(old))
                Take(slot, value);
        }
        if (@new is not null)
        {
            foreach (var value in ValuesOf(@new))
                File(slot, value);
        }
    }

    /// <summary>The distinct values of a row; none when its extractor throws. Valid until the next call.</summary>
    public List<TIndex> ValuesOf(T row)
    {
        _scratch.Clear();
        try
        {
            AddValues(row, _scratch);
            if (default(TIndex) is null && _scratch.Exists(static value => value is null))
                throw new InvalidOperationException($"Index {Name} gave null as a value.");
        }
#pragma warning disable CA1031 // An extractor may throw anything; the row is then filed under nothing, and others go on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Source.Propagator.Log.IndexFailed(Source.Shown(error), Name);
            _scratch.Clear();
        }
        return _scratch;
    }

    /// <summary>Whether a row is filed under a value; unlike <see cref="ValuesOf"/> it may be asked while values are walked over.</summary>
    public bool Holds(T row, TIndex value)
    {
        _heldScratch ??= [];
        _heldScratch.Clear();
        AddValues(row, _heldScratch);
        return _heldScratch.Contains(value);
    }

    /// <summary>Whether two versions of a row are filed under the same values, as nearly all updates leave them.</summary>
    public bool HaveSameValues(T old, T @new)
    {
        try
        {
            return AreSame(old, @new);
        }
#pragma warning disable CA1031 // What throws is reported where the values are taken.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>Adds the distinct values of a row.</summary>
    protected abstract void AddValues(T row, List<TIndex> values);

    protected abstract bool AreSame(T old, T @new);

    private void File(int slot, TIndex value)
    {
        if (!_slots.TryGetValue(value, out var slots))
            _slots.Add(value, slots = new SlotSet());
        slots.Add(slot);
    }

    private void Take(int slot, TIndex value)
    {
        if (!_slots.TryGetValue(value, out var slots))
            return;
        slots.Remove(slot);
        if (slots.Count == 0)
            _slots.Remove(value);
    }
}
