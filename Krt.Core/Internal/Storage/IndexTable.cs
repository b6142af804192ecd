// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The slots of a collection by a value of their rows.</summary>
internal sealed class IndexTable<TIndex, TKey, T> : IKrtIndex<TIndex, TKey, T>, IRowIndex<T>
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    private readonly Func<T, TIndex>? _one;
    private readonly Func<T, IEnumerable<TIndex>>? _many;
    private readonly Dictionary<TIndex, SlotSet> _slots = [];
    private readonly List<TIndex> _scratch = [];

    private IndexTable(
        CollectionNode<TKey, T> source,
        Func<T, TIndex>? one,
        Func<T, IEnumerable<TIndex>>? many,
        string name
    )
    {
        Source = source;
        _one = one;
        _many = many;
        Name = name;
    }

    public string Name { get; }

    public CollectionNode<TKey, T> Source { get; }

    public bool IsBuilt { get; private set; }

    public int ValueCount => _slots.Count;

    /// <summary>Whether every row is filed under one value, so that no two values have a row in common.</summary>
    public bool IsSingleValued => _one is not null;

    public static IndexTable<TIndex, TKey, T> OfOne(
        CollectionNode<TKey, T> source,
        Func<T, TIndex> value,
        string name
    ) => new(source, value, null, name);

    public static IndexTable<TIndex, TKey, T> OfMany(
        CollectionNode<TKey, T> source,
        Func<T, IEnumerable<TIndex>> values,
        string name
    ) => new(source, null, values, name);

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

    public bool HasExtractorOf(IndexTable<TIndex, TKey, T> other) =>
        Equals(_one, other._one) && Equals(_many, other._many);

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
        if (_one is not null && old is not null && @new is not null)
        {
            // The common update leaves the row under the value it had.
            if (TryValueOf(old, out var before) && TryValueOf(@new, out var after) && Same(before, after))
                return;
        }
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
            if (_one is not null)
            {
                _scratch.Add(_one(row));
            }
            else
            {
                foreach (var value in _many!(row))
                {
                    if (!_scratch.Contains(value))
                        _scratch.Add(value);
                }
            }
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

    private static bool Same(TIndex left, TIndex right) => EqualityComparer<TIndex>.Default.Equals(left, right);

    private bool TryValueOf(T row, out TIndex value)
    {
        var values = ValuesOf(row);
        value = values.Count == 1 ? values[0] : default!;
        return values.Count == 1;
    }

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
