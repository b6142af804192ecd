// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows computed from the rows of one input and from whatever their transforms read besides.</summary>
internal abstract partial class DerivedNode<TInKey, TIn, TKey, T> : CollectionNode<TKey, T>
    where TInKey : notnull
    where TIn : class
    where TKey : notnull
    where T : class
{
    private readonly CollectionNode<TInKey, TIn> _input;
    private readonly ReadTracker _tracker;
    private readonly TransformErrorPolicy _errorPolicy;
    private readonly DirtySlots _dirty = new();
    private readonly List<int> _work = [];
    private bool _isRouted;
    private bool _isFresh = true;

    protected DerivedNode(
        CollectionNode<TInKey, TIn> input,
        string kind,
        CollectionOptions<TKey, T>? options,
        KeyTable<TKey>? sharedKeys = null
    )
        : base(options?.Scope ?? input.Scope, $"{input.Name}>{typeof(T).Name}", options, sharedKeys: sharedKeys)
    {
        _input = input;
        Kind = kind;
        _errorPolicy = options?.Errors ?? Propagator.Options.Errors;
        _tracker = new ReadTracker(this);
        _workers = new TransformWorker<TKey, T>?[Propagator.Workers];
    }

    public override string Kind { get; }

    protected CollectionNode<TInKey, TIn> Input => _input;

    public override int ParkedCount => _tracker.ParkedCount;

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
        if (!RunWork())
            return false;
        FinishWrites();
        FinishRun(_work);
        Recycle(_work);
        if (_input.SyncedNow && _tracker.ParkedCount == 0)
            BecomeSynced();
        return true;
    }

    public override void EndEpoch()
    {
        _isRouted = false;
        base.EndEpoch();
    }

    public override bool DependsOn(CollectionNode source) =>
        source == _input || _tracker.EdgeOf(source) is { HasReaders: true };

    public override void Forget(CollectionNode source) => _tracker.Close(source);

    /// <summary>Makes the rows of a run the output of its input row.</summary>
    protected abstract void Produce(int input, TransformWorker<TKey, T> worker, in TransformRun run);

    /// <summary>Removes the output of an input row.</summary>
    protected abstract void ProduceNothing(int input);

    /// <summary>Runs the transform, on the thread of the worker, which collects the rows.</summary>
    protected abstract void Transform(TransformWorker<TKey, T> worker, TIn row);

    /// <summary>Called when all rows of the epoch are written.</summary>
    /// <param name="inputs">The input rows that were to be computed.</param>
    protected virtual void FinishRun(List<int> inputs) { }

    /// <summary>The input row whose output stands in a slot, or -1.</summary>
    protected abstract int OwnerOf(int slot);

    /// <summary>The slots of the rows an input row gives, and whether another input's row is seen there.</summary>
    protected abstract IEnumerable<(int Slot, bool IsShadowed)> OutputsOf(int input);

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
}
