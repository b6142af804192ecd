// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows computed from the rows of one input and from whatever their transforms read besides.</summary>
internal sealed partial class DerivedNode<TInKey, TIn, TKey, T> : CollectionNode<TKey, T>
    where TInKey : notnull
    where TIn : class
    where TKey : notnull
    where T : class
{
    private readonly CollectionNode<TInKey, TIn> _input;
    private readonly Action<TransformContext, TIn, List<T>> _transform;
    private readonly Func<TInKey, T, TKey> _key;
    private readonly ReadTracker _tracker;
    private readonly TransformContext _context;
    private readonly DirtySlots _dirty = new();
    private readonly List<int> _work = [];
    private readonly List<T> _rows = [];
    private readonly List<TKey> _keys = [];
    private int _next;
    private bool _isRouted;
    private bool _isFresh = true;

    public DerivedNode(
        CollectionNode<TInKey, TIn> input,
        Action<TransformContext, TIn, List<T>> transform,
        Func<TInKey, T, TKey> key,
        CollectionOptions<TKey, T>? options
    )
        : base(input.Propagator, $"{input.Name}>{typeof(T).Name}", options)
    {
        _input = input;
        _transform = transform;
        _key = key;
        _tracker = new ReadTracker(this);
        _context = new TransformContext(_tracker);
    }

    public override void Attach()
    {
        Propagator.AddEdge(_input, this);
        Propagator.Schedule(this);
    }

    public override bool Run()
    {
        if (!_isRouted)
        {
            Route();
            _isRouted = true;
        }
        for (; _next < _work.Count; _next++)
        {
            if (!Compute(_work[_next]))
                return false;
        }
        _next = 0;
        Recycle(_work);
        FinishWrites();
        ReportCollisions();
        if (_input.SyncedNow && _tracker.ParkedCount == 0)
            BecomeSynced();
        return true;
    }

    public override void EndEpoch()
    {
        _isRouted = false;
        base.EndEpoch();
    }

    private void Route()
    {
        if (_isFresh)
        {
            for (var slot = 0; slot < _input.Table.SlotBound; slot++)
            {
                if (_input.Table.RowAt(slot) is not null)
                    _dirty.Add(slot);
            }
            _isFresh = false;
        }
        foreach (ref readonly var change in _input.Delta)
            _dirty.Add(change.Slot);
        _tracker.Route(_dirty);
        _dirty.MoveTo(_work);
    }

    /// <returns>False when the row has to be computed again at a greater height.</returns>
    private bool Compute(int slot)
    {
        if (_input.Table.RowAt(slot) is not { } row)
        {
            _tracker.Remove(slot);
            ProduceNothing(slot);
            return true;
        }
        _tracker.Begin(slot);
        _rows.Clear();
        _keys.Clear();
        Exception? failure = null;
        _context.Begin();
        try
        {
            _transform(_context, row, _rows);
            var inputKey = _input.Table.KeyAt(slot);
            foreach (var output in _rows)
                _keys.Add(_key(inputKey, output));
        }
        catch (RunAbandonedException) when (_tracker.MustRunHigher || _tracker.IsParked) { }
#pragma warning disable CA1031 // A transform may throw anything; only its own row is affected.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }
        finally
        {
            _context.End();
        }
        if (_tracker.MustRunHigher)
        {
            _tracker.Discard();
            return false;
        }
        _tracker.Commit();
        if (_tracker.IsParked)
            return true;
        if (failure is not null)
        {
            Propagator.Log.TransformFailed(failure, Name, _input.Table.KeyAt(slot).ToString());
            if (Propagator.Options.Errors == TransformErrorPolicy.Remove)
                ProduceNothing(slot);
            return true;
        }
        Produce(slot, _keys, _rows);
        return true;
    }

    private void ProduceNothing(int slot)
    {
        _keys.Clear();
        _rows.Clear();
        Produce(slot, _keys, _rows);
    }
}
