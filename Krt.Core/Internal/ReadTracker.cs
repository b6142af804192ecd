// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>What the rows of one derived collection have read, and which of them the changes of an epoch concern.</summary>
internal sealed class ReadTracker(CollectionNode owner)
{
    private readonly Dictionary<CollectionNode, FetchEdge> _edges = [];
    private readonly Dictionary<int, FetchEdge> _parked = [];
    private readonly List<(Posting Posting, object? Residual)> _reads = [];
    private Posting[]?[] _postings = [];
    private int _slot;

    public CollectionNode Owner { get; } = owner;

    public int ParkedCount => _parked.Count;

    /// <summary>Whether the running row read something that must be final first.</summary>
    public bool MustRunHigher { get; private set; }

    /// <summary>Whether the running row read a collection that is not synced.</summary>
    public bool IsParked { get; private set; }

    public void Begin(int slot)
    {
        _slot = slot;
        _reads.Clear();
        MustRunHigher = IsParked = false;
        if (_parked.Remove(slot, out var edge))
            edge.Parked.Remove(slot);
    }

    /// <summary>The edge to a source; a first read of it may lift this collection above the source.</summary>
    public FetchEdge<TKey, T> EdgeTo<TKey, T>(CollectionNode<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        FetchEdge<TKey, T> edge;
        if (_edges.TryGetValue(source, out var known))
        {
            edge = (FetchEdge<TKey, T>)known;
        }
        else
        {
            MustRunHigher = Propagator.AddEdge(source, Owner);
            edge = new FetchEdge<TKey, T>(source);
            _edges.Add(source, edge);
            if (MustRunHigher)
                throw new RunAbandonedException();
        }
        if (!source.SyncedNow)
        {
            IsParked = true;
            edge.Parked.Add(_slot);
            _parked[_slot] = edge;
            throw new RunAbandonedException();
        }
        return edge;
    }

    public void Record(Posting posting, object? residual = null)
    {
        foreach (ref var read in CollectionsMarshal.AsSpan(_reads))
        {
            if (ReferenceEquals(read.Posting, posting))
            {
                read.Residual = posting.Combine(read.Residual, residual);
                return;
            }
        }
        _reads.Add((posting, residual));
    }

    /// <summary>Makes what the run read the dependencies of its row.</summary>
    public void Commit()
    {
        if (_slot >= _postings.Length)
        {
            if (_reads.Count == 0)
                return;
            Array.Resize(ref _postings, Math.Max(_slot + 1, _postings.Length * 2));
        }
        var before = _postings[_slot] ?? [];
        if (!SameAs(before))
        {
            foreach (var posting in before)
            {
                if (!WasRead(posting))
                    Leave(posting, _slot);
            }
            _postings[_slot] = _reads.Count == 0 ? null : [.. _reads.Select(read => read.Posting)];
        }
        foreach (var (posting, residual) in _reads)
            posting.Register(_slot, residual);
    }

    /// <summary>Forgets what an abandoned run read; the row keeps its former dependencies.</summary>
    public void Discard()
    {
        foreach (var (posting, _) in _reads)
            posting.DropIfEmpty();
    }

    /// <summary>Forgets a row that is gone.</summary>
    public void Remove(int slot)
    {
        if (_parked.Remove(slot, out var edge))
            edge.Parked.Remove(slot);
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

    private static void Leave(Posting posting, int slot)
    {
        posting.Unregister(slot);
        posting.DropIfEmpty();
    }

    private bool SameAs(Posting[] before)
    {
        if (before.Length != _reads.Count)
            return false;
        for (var i = 0; i < before.Length; i++)
        {
            if (!ReferenceEquals(before[i], _reads[i].Posting))
                return false;
        }
        return true;
    }

    private bool WasRead(Posting posting)
    {
        foreach (ref readonly var read in CollectionsMarshal.AsSpan(_reads))
        {
            if (ReferenceEquals(read.Posting, posting))
                return true;
        }
        return false;
    }
}
