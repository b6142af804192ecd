// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>What the rows of one derived collection depend on, and which of them the changes of an epoch concern.</summary>
internal sealed class ReadTracker(CollectionNode owner)
{
    private readonly Dictionary<CollectionNode, FetchEdge> _edges = [];
    private readonly Dictionary<int, FetchEdge> _parked = [];
    private readonly List<(Posting Posting, object? Residual)> _distinct = [];
    private Posting[]?[] _postings = [];
    private long _commits;

    public CollectionNode Owner { get; } = owner;

    public int ParkedCount => _parked.Count;

    public IReadOnlyCollection<FetchEdge> Edges => _edges.Values;

    public FetchEdge<TKey, T>? Find<TKey, T>(CollectionNode<TKey, T> source)
        where TKey : notnull
        where T : class => (FetchEdge<TKey, T>?)_edges.GetValueOrDefault(source);

    public FetchEdge? EdgeOf(CollectionNode source) => _edges.GetValueOrDefault(source);

    /// <summary>Records that the collection reads a source it has not read before.</summary>
    /// <exception cref="KrtCycleException">The source is made from the collection.</exception>
    public FetchEdge<TKey, T> Open<TKey, T>(CollectionNode<TKey, T> source, out bool isLifted)
        where TKey : notnull
        where T : class
    {
        isLifted = Propagator.AddEdge(source, Owner);
        var edge = new FetchEdge<TKey, T>(source, Owner);
        _edges.Add(source, edge);
        return edge;
    }

    /// <summary>Forgets a source that is gone.</summary>
    public void Close(CollectionNode source) => _edges.Remove(source);

    /// <summary>Makes what a run read the dependencies of its row.</summary>
    /// <param name="slot">The input row.</param>
    /// <param name="reads">What the run read, repetitions included.</param>
    /// <param name="parkedOn">What the row has to wait for, if anything.</param>
    public void Commit(int slot, ReadOnlySpan<Read> reads, FetchEdge? parkedOn)
    {
        Park(slot, parkedOn);
        if (slot >= _postings.Length)
        {
            if (reads.IsEmpty)
                return;
            Array.Resize(ref _postings, Math.Max(slot + 1, _postings.Length * 2));
        }
        Collect(reads);
        var before = _postings[slot] ?? [];
        var isSame = SameAs(before);
        if (!isSame)
        {
            foreach (var posting in before)
            {
                if (posting.CommitNumber != _commits)
                    Leave(posting, slot);
            }
            _postings[slot] = _distinct.Count == 0 ? null : [.. _distinct.Select(read => read.Posting)];
        }
        foreach (var (posting, residual) in _distinct)
        {
            if (!isSame || residual is not null || posting.HasResiduals)
                posting.Register(slot, residual);
        }
        _distinct.Clear();
    }

    /// <summary>Forgets a row that is gone.</summary>
    public void Remove(int slot)
    {
        Park(slot, null);
        if (slot >= _postings.Length || _postings[slot] is not { } postings)
            return;
        foreach (var posting in postings)
            Leave(posting, slot);
        _postings[slot] = null;
    }

    public void Route(DirtySlots dirty)
    {
        foreach (var edge in _edges.Values)
        {
            if (edge.Source.HasNews)
                edge.Route(dirty);
        }
    }

    /// <summary>What a row depends on besides its input.</summary>
    public ReadOnlySpan<Posting> PostingsOf(int slot) => slot < _postings.Length ? _postings[slot] : default;

    public CollectionNode? ParkedOn(int slot) => _parked.GetValueOrDefault(slot)?.Source;

    /// <summary>Merges repeated reads of one thing, and marks the postings with the number of this commit.</summary>
    private void Collect(ReadOnlySpan<Read> reads)
    {
        _commits++;
        foreach (ref readonly var read in reads)
        {
            var posting = read.Posting;
            if (posting.CommitNumber == _commits)
            {
                ref var earlier = ref CollectionsMarshal.AsSpan(_distinct)[posting.CommitPosition];
                earlier.Residual = posting.Combine(earlier.Residual, read.Residual);
                continue;
            }
            posting.CommitNumber = _commits;
            posting.CommitPosition = _distinct.Count;
            _distinct.Add((posting, read.Residual));
        }
    }

    private void Park(int slot, FetchEdge? edge)
    {
        if (_parked.Remove(slot, out var before))
            before.Parked.Remove(slot);
        if (edge is null)
            return;
        edge.Parked.Add(slot);
        _parked.Add(slot, edge);
    }

    private static void Leave(Posting posting, int slot)
    {
        posting.Unregister(slot);
        posting.DropIfEmpty();
    }

    private bool SameAs(Posting[] before)
    {
        if (before.Length != _distinct.Count)
            return false;
        for (var i = 0; i < before.Length; i++)
        {
            if (!ReferenceEquals(before[i], _distinct[i].Posting))
                return false;
        }
        return true;
    }
}
