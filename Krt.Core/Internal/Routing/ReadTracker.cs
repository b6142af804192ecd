// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What the rows of one derived collection depend on, and which of them the changes of an epoch concern.</summary>
internal sealed partial class ReadTracker(CollectionNode owner)
{
    // Few sources are read by one collection, so that looking through them is quicker than hashing.
    private readonly List<FetchEdge> _edges = [];
    private readonly List<Posting> _distinct = [];
    private Dictionary<int, FetchEdge>? _parked;
    private object?[] _postings = [];
    private long _commits;

    public CollectionNode Owner { get; } = owner;

    public int ParkedCount => _parked?.Count ?? 0;

    public IReadOnlyList<FetchEdge> Edges => _edges;

    public FetchEdge<TKey, T>? Find<TKey, T>(CollectionNode<TKey, T> source)
        where TKey : notnull
        where T : class => (FetchEdge<TKey, T>?)EdgeOf(source);

    public FetchEdge? EdgeOf(CollectionNode source)
    {
        foreach (var edge in _edges)
        {
            if (ReferenceEquals(edge.Source, source))
                return edge;
        }
        return null;
    }

    /// <summary>Records that the collection reads a source it has not read before.</summary>
    /// <exception cref="KrtCycleException">The source is made from the collection.</exception>
    public FetchEdge<TKey, T> Open<TKey, T>(CollectionNode<TKey, T> source, out bool isLifted)
        where TKey : notnull
        where T : class
    {
        isLifted = Propagator.AddEdge(source, Owner);
        var edge = new FetchEdge<TKey, T>(source, Owner);
        _edges.Add(edge);
        return edge;
    }

    /// <summary>Forgets a source that is gone.</summary>
    public void Close(CollectionNode source) => _edges.RemoveAll(edge => edge.Source == source);

    /// <summary>What a row depends on besides its input.</summary>
    public PostingList PostingsOf(int slot) => new(slot < _postings.Length ? _postings[slot] : null);

    /// <summary>Makes what a run read the dependencies of its row.</summary>
    /// <param name="slot">The input row.</param>
    /// <param name="kept">How many of its dependencies, from the first on, the run has read again.</param>
    /// <param name="reads">What the run read after those, repetitions included.</param>
    /// <param name="parkedOn">What the row has to wait for, if anything.</param>
    public void Commit(int slot, int kept, ReadOnlySpan<Read> reads, FetchEdge? parkedOn)
    {
        Park(slot, parkedOn);
        var before = PostingsOf(slot);
        if (reads.IsEmpty && kept == before.Count)
            return;
        if (slot >= _postings.Length)
            Array.Resize(ref _postings, Math.Max(slot + 1, Math.Max(Owner.SlotBound, _postings.Length * 2)));
        Collect(before, kept, reads);
        // Those that stay are joined before any is left: a posting that nobody has joined would go with the last that is.
        foreach (var posting in _distinct)
            posting.Add(slot);
        foreach (var posting in before)
        {
            if (posting.CommitNumber != _commits)
                posting.Leave(slot);
        }
        _postings[slot] = PostingList.Pack(_distinct);
        _distinct.Clear();
    }

    /// <summary>Forgets a row that is gone.</summary>
    public void Remove(int slot)
    {
        Park(slot, null);
        var postings = PostingsOf(slot);
        foreach (var posting in postings)
            posting.Leave(slot);
        if (postings.Count > 0)
            _postings[slot] = null;
    }

    public void Route(DirtySlots dirty)
    {
        foreach (var edge in _edges)
        {
            if (edge.Source.HasNews)
                edge.Route(dirty);
        }
    }

    public CollectionNode? ParkedOn(int slot) => _parked?.GetValueOrDefault(slot)?.Source;

    /// <summary>Lists what the row depends on now, each thing once, and marks it with the number of this commit.</summary>
    private void Collect(PostingList before, int kept, ReadOnlySpan<Read> reads)
    {
        _commits++;
        for (var i = 0; i < kept; i++)
            Collect(before[i]);
        foreach (ref readonly var read in reads)
            Collect(read.Posting);
    }

    private void Collect(Posting posting)
    {
        if (posting.CommitNumber == _commits)
            return;
        posting.CommitNumber = _commits;
        _distinct.Add(posting);
    }

    private void Park(int slot, FetchEdge? edge)
    {
        if (edge is null && _parked is null)
            return;
        if (_parked is not null && _parked.Remove(slot, out var before))
            before.Parked.Remove(slot);
        if (edge is null)
            return;
        edge.Parked.Add(slot);
        (_parked ??= []).Add(slot, edge);
    }
}
